import Policies

/// A refund, or a booking, with which something does not agree.
package struct AuditFinding: Sendable {
    /// What a refund gives.
    package struct Figures: Equatable, Sendable {
        package let status: Refund.Status

        /// Minor units.
        package let amount: Int64
        package let entitlement: Int64
        package let reason: String

        /// Whether both give the same, the reason to the byte.
        package static func == (left: Self, right: Self) -> Bool {
            // Swift's `==` takes texts for equal that Unicode calls equivalent, and an audit must see a changed byte.
            (left.status, left.amount, left.entitlement) == (right.status, right.amount, right.entitlement)
                && ExactText(left.reason) == ExactText(right.reason)
        }
    }

    /// What does not agree.
    package enum Disagreement: Error, Hashable, Sendable {
        /// The policy gives something else for the recorded input.
        case result

        /// The script is not in the database.
        case missingScript

        /// The script is not the one that was hashed; its bytes hash to `hash`.
        case changedScript(hash: String)

        /// The policy's answer did not come in time, which says nothing about the refund.
        case notComputed(String)

        /// No input is recorded.
        case missingInput

        /// The recorded input is not a cancelled booking.
        case unreadableInput(String)

        /// The recorded input has another amount paid than the booking.
        case paid(input: Int64, booking: Int64)

        /// The refund has another currency than the booking or the input.
        case currency(booking: String)

        /// The refunds of the booking add up to something else than the booking says was refunded.
        case sum(refunds: Int64, booking: Int64)
    }

    /// `nil` where a booking claims a refund that is not there.
    package let refund: RefundID?
    package let booking: BookingID
    package let recorded: Figures?

    /// `nil` where the refund could not be computed again.
    package internal(set) var computed: Figures?

    /// At least one.
    package internal(set) var disagreements: [Disagreement]
}

extension AuditFinding.Figures {
    init(_ refund: Refund) {
        self.init(
            status: refund.status.asDecided,
            amount: refund.amount,
            entitlement: refund.entitlement,
            reason: refund.reason
        )
    }

    init(_ record: PolicyDecision.Record) {
        self.init(
            status: record.status,
            amount: record.amount,
            entitlement: record.entitlement,
            reason: record.reason
        )
    }
}

extension AuditFinding.Disagreement: CustomStringConvertible {
    /// A sentence without a full stop.
    package var description: String {
        switch self {
        case .result: "the policy gives something else for the recorded input"
        case .missingScript: "the policy's script is not in the database"
        case .changedScript(let hash): "the policy's script was changed: its content is now \(hash)"
        case .notComputed(let reason): "it could not be computed again: \(reason)"
        case .missingInput: "no input is recorded"
        case .unreadableInput(let reason): "the recorded input cannot be read: \(reason)"
        case .paid(let input, let booking): "the recorded input says that \(input) was paid, the booking \(booking)"
        case .currency(let other): "the currency does not agree with \(other)"
        case .sum(let refunds, let booking):
            "the booking says that \(booking) was refunded, its refunds add up to \(refunds)"
        }
    }
}

extension Refund.Status {
    /// What the policy decided, wherever the money stands since.
    fileprivate var asDecided: Refund.Status {
        switch self {
        case .owed, .requested, .succeeded, .failed: .owed
        case .nothingOwed: .nothingOwed
        case .undecided: .undecided
        }
    }
}
