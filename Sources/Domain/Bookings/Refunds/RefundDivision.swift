/// Divides a refund among the payments that it can be taken from.
enum RefundDivision {
    /// A payment and how much of it is given back.
    struct Share: Equatable {
        let payment: PaymentID
        let method: Payment.Method
        let amount: Int64
    }

    /// Shares that add up to `amount`, or to less where the payments hold less.
    ///
    /// What Stripe took goes first, for it pays by itself; within that and within the rest the oldest
    /// payment goes first.
    static func shares(of amount: Int64, among payments: [Payment]) -> [Share] {
        let paid = payments.filter { $0.status == .paid && $0.refunded < $0.amount }
        assert(amount >= 0 && payments.allSatisfy { $0.refunded >= 0 }, "Money goes back, never forth.")
        var left = amount
        var shares: [Share] = []
        // Both lists keep the order of the payments, which come oldest first.
        for payment in paid.filter({ $0.method == .stripe }) + paid.filter({ $0.method != .stripe }) where left > 0 {
            let share = min(left, payment.amount - payment.refunded)
            shares.append(Share(payment: payment.id, method: payment.method, amount: share))
            left -= share
        }
        return shares
    }
}
