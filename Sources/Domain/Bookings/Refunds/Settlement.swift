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

    /// Throws ``BookingsError`` if the refund has no part of that number.
    func part(_ number: Int) throws -> RefundPart {
        guard let part = parts.first(where: { $0.number == number }) else { throw BookingsError.notFound(refund.id) }
        return part
    }
}
