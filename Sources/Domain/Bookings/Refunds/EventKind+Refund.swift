extension EventKind {
    /// What it means to others that a refund's parts have changed; `nil` if nothing.
    init?(refundFrom before: Settlement, to settlement: Settlement) {
        // By part: of two that fail one after the other, both are told.
        let refusedBefore = Set(before.parts.filter(\.isRefusedByStripe).map(\.number))
        if settlement.parts.contains(where: { $0.isRefusedByStripe && !refusedBefore.contains($0.number) }) {
            self = .refundFailed
        } else if settlement.refund.status == .succeeded, before.refund.status != .succeeded {
            self = .refundSucceeded
        } else {
            return nil
        }
    }
}
