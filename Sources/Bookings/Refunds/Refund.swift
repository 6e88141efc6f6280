import WireFormat

/// What a cancellation gives back, with all that is needed to compute it again.
package struct Refund: ProviderOwned, Sendable {
    package static let prefix = "rfd"

    /// Where the money stands.
    package enum Status: String, Sendable, CaseIterable {
        /// To be paid outside Bookable.
        case owed

        /// The policy gives nothing back.
        case none

        /// The policy failed: a person decides.
        case undecided
    }

    package let id: RefundID
    package let booking: BookingID
    package let status: Status

    /// Minor units to pay now.
    package let amount: Int64

    /// Minor units of what was paid that the client gets back in all, earlier refunds included.
    package let entitlement: Int64
    package let currency: String

    /// Why, in the policy's words, or the policy's error.
    package let reason: String
    package let policy: PinnedPolicy

    /// The policy's input as JSON in the form of `bookable policy eval`.
    package let input: String

    /// Unix seconds.
    package let createdAt: Int64
}

extension Refund {
    /// The policy's input, read from its record; throws where that is no cancelled booking.
    var cancellation: CancellationDocument {
        get throws { try JSONText.decode(CancellationDocument.self, from: input) }
    }
}
