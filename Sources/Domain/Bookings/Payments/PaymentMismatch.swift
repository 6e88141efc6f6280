import Money
import Policies

/// How a payment at Stripe differs from what was asked for.
package struct PaymentMismatch: Hashable, Sendable {
    /// What differs first, in the order in which it is looked at.
    package enum Kind: String, Sendable, CaseIterable {
        /// It is of the other of Stripe's modes, test or live.
        case mode

        /// It is another payment than the one that was asked for.
        case intent
        case currency

        /// The money goes to another account.
        case account
        case amount

        /// Less was received than was asked for.
        case partialCapture = "partial_capture"
    }

    package let kind: Kind

    /// A sentence for those who run bookings; names what Stripe says.
    package let reason: String

    /// Whether it is another payment altogether, which is not ours to call off.
    package var isForeign: Bool { kind == .mode || kind == .intent }
}

extension Payment {
    /// How `report` differs from what was asked for; `nil` if it does not.
    ///
    /// Money that was called off is not compared: none was received.
    package func mismatch(with report: PaymentReport) -> PaymentMismatch? {
        switch report.status {
        case .cancelled: nil
        case .awaited: identityMismatch(report) ?? termsMismatch(report)
        case .received: identityMismatch(report) ?? termsMismatch(report) ?? amountMismatch(report)
        }
    }

    private func identityMismatch(_ report: PaymentReport) -> PaymentMismatch? {
        // In this order, so that a person reads of the gravest difference first.
        if report.isOfOtherMode {
            return PaymentMismatch(kind: .mode, reason: "The payment is of the other mode, test or live.")
        }
        if let other = report.payment, other != id.rawValue {
            return PaymentMismatch(kind: .intent, reason: "The payment was made for \(quoted(other)), not for \(id).")
        }
        // Until Stripe's first answer there is no name to compare.
        if let other = report.intent, let intent, other != intent {
            return PaymentMismatch(kind: .intent, reason: "The payment is \(quoted(other)); expected \(intent).")
        }
        return nil
    }

    private func termsMismatch(_ report: PaymentReport) -> PaymentMismatch? {
        if let other = report.currency, other != currency.code {
            return PaymentMismatch(
                kind: .currency,
                reason: "The currency is \(quoted(other)); expected \(currency)."
            )
        }
        // A session without an intent does not say where the money goes, and silence is not a difference.
        if report.tellsAccount, report.account != account {
            let theirs = report.account.map(quoted) ?? "the platform's own"
            return PaymentMismatch(
                kind: .account,
                reason: "The money goes to the account \(theirs); expected \(account ?? "the platform's own")."
            )
        }
        if let other = report.amount, other != amount {
            return PaymentMismatch(
                kind: .amount,
                reason: "The amount is \(currency.format(other)); expected \(currency.format(amount))."
            )
        }
        return nil
    }

    private func amountMismatch(_ report: PaymentReport) -> PaymentMismatch? {
        // Money of which Stripe does not say how much it is must not confirm a booking.
        guard report.amount != nil, report.currency != nil, let received = report.received else {
            return PaymentMismatch(kind: .amount, reason: "Stripe does not say how much was received.")
        }
        guard received != amount else { return nil }
        return PaymentMismatch(
            kind: received < amount ? .partialCapture : .amount,
            reason: "\(currency.format(received)) was received; expected \(currency.format(amount))."
        )
    }
}
