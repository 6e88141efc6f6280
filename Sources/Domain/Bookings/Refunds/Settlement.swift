package import Money

/// A refund with the parts in which it is paid.
package struct Settlement: Sendable {
    package internal(set) var refund: Refund

    /// In the order of their numbers; empty if nothing is to be paid.
    package internal(set) var parts: [RefundPart]

    package init(refund: Refund, parts: [RefundPart]) {
        assert(parts.enumerated().allSatisfy { $0.element.number == $0.offset + 1 }, "Parts are numbered from 1.")
        self.refund = refund
        self.parts = parts
    }

    /// What people have to pay of it by other means than Stripe.
    package var dueByHand: MonetaryAmount {
        MonetaryAmount(parts.filter(\.isForPeople).reduce(0) { $0 + $1.dueByHand }, refund.currency)
    }

    /// Whether Stripe has refused some of it, so that it can be asked again.
    package var canBeRetried: Bool { parts.contains(where: \.isRefusedByStripe) }

    /// Throws ``BookingsError`` for any amount but what people have to pay: a refund is settled whole, and never overpaid.
    ///
    /// Either may be left out.
    func requireDueByHand(_ amount: Int64?, _ currency: Currency?) throws {
        if let currency, currency != refund.currency {
            throw BookingsError(
                .invalidValue,
                "The refund is in \(refund.currency), not in \(currency).",
                field: "currency"
            )
        }
        let due = dueByHand
        guard let amount, amount != due.minorUnits else { return }
        let paid = MonetaryAmount(amount, refund.currency)
        let problem = amount > due.minorUnits ? "\(paid) is too much" : "\(paid) is only a part"
        throw BookingsError(.invalidValue, "\(problem): \(due) is to be paid by hand.", field: "amount")
    }

    /// Throws ``BookingsError`` if the refund has no part of that number.
    func part(_ number: Int) throws -> RefundPart {
        guard let part = parts.first(where: { $0.number == number }) else { throw BookingsError.notFound(refund.id) }
        return part
    }
}
