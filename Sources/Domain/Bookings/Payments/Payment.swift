package import CivilTime
package import Money

/// Money that a client pays for a booking: through Stripe, or outside Bookable, such as cash.
package struct Payment: Sendable {
    package let id: PaymentID
    package let booking: BookingID

    /// Minor units of `currency`.
    package let amount: Int64
    package let currency: Currency

    /// Minor units that the client gave on top, which are no part of the price.
    package var tip: Int64 = 0
    package let method: Method
    package var status: Status

    /// Minor units of `amount` that are given back, owed, or taken by a dispute.
    package let refunded: Int64

    /// How the client is led to pay; `nil` for money that came outside Bookable.
    package let way: Way?

    /// What Stripe's page is asked for with, if the client pays there: the same at each try, whatever is renamed in between.
    package let page: Page?

    /// Counts the tries of asking Stripe for it, from 1; each final answer but success makes the next one.
    package var attempt: Int

    /// What Stripe calls it, once that is known.
    package var intent: String?
    package var session: String?

    /// The account of the provider that the money goes to, and what stays with the platform of it.
    package let account: String?
    package let fee: Int64

    /// What a person should know of it.
    package var problem: String?

    /// What differs from what was asked for, in a payment with a problem.
    package var mismatch: PaymentMismatch.Kind?

    /// Minor units that Stripe says it received of a payment with a problem, and the code of the currency that it names.
    package var received: Int64?
    package var receivedCurrency: String?
    package var note: String?

    package let recordedAt: Instant
    package let recordedBy: String
    package var paidAt: Instant?

    /// What shows that it was paid, if a person recorded it.
    package var proof = PaymentProof()

    /// Minor units of ``refunded`` that disputes took, besides refunds that they paid.
    package internal(set) var disputed: Int64 = 0

    /// Where the latest dispute of it stands, if there is one.
    package internal(set) var disputeStatus: Dispute.Status?

    /// When the money came, for periods of `zone`: on the date of its transfer if a person recorded one.
    package func came(in zone: Zone) -> Instant {
        proof.paidOn.flatMap(zone.firstInstant).map { Instant($0) } ?? paidAt ?? recordedAt
    }

    /// How the money comes.
    package enum Method: String, Sendable, CaseIterable {
        case cash, card, other, stripe
        case bankTransfer = "bank_transfer"
    }

    /// Where the money stands.
    package enum Status: String, Sendable, CaseIterable {
        /// Stripe may or may not know of it yet.
        case requested

        /// The client can pay.
        case open

        /// Nobody waits for it any more; Stripe has to call it off.
        case cancelling

        /// No money came, and none can come.
        case cancelled
        case paid

        /// Stripe has something else than what was asked for: a person has to look at it.
        case problem
    }

    /// What was paid and how, such as `EUR 40.00 by cash`.
    var words: String {
        let given = tip > 0 ? ["a tip of \(currency.format(tip))"] : []
        let parts = amount > 0 || tip == 0 ? [currency.format(amount)] + given : given
        let date = proof.paidOn.map { " on \($0)" } ?? ""
        return "\(parts.joined(separator: " and ")) by \(method.words)\(date)"
    }

    /// Whether Stripe says that money was received that is not what was asked for.
    package var holdsForeignMoney: Bool { status == .problem && (received ?? 0) > 0 }

    /// Whether a person knows already that Stripe has this much of that currency.
    func isKnown(_ mismatch: PaymentMismatch, in report: PaymentReport) -> Bool {
        // If nothing was received, no currency was kept to compare.
        self.mismatch == mismatch.kind && received == report.moneyReceived
            && (received == nil || receivedCurrency == report.currency)
    }

    /// Whether a person has dealt with what differs in `report`, which is not as it was asked for.
    package func isSettled(_ mismatch: PaymentMismatch, in report: PaymentReport) -> Bool {
        status == .cancelled && isKnown(mismatch, in: report)
    }

    /// Takes back that there is a problem; the next report of Stripe says how the payment stands.
    mutating func settle() {
        guard status == .problem else { return }
        // Requested, not open: whether it can be paid is for the report that follows to say.
        status = .requested
        problem = nil
        mismatch = nil
        received = nil
        receivedCurrency = nil
    }

    /// What a page of Stripe's shows, and where it leads back to.
    package struct Page: Hashable, Sendable {
        package let productName: String
        package let returnURL: String
    }

    /// How a client is led to pay.
    package typealias Way = PaymentWay
}
