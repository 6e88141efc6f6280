extension StripeClient {
    /// Sends money back.
    ///
    /// More than is left is a `conflict`: the payment is to be read again. A payment that is refunded in full already
    /// is `alreadyDone`.
    package func createRefund(
        _ refund: NewRefund,
        idempotencyKey: IdempotencyKey
    ) async throws(StripeError) -> Refund {
        do {
            return try await post("/v1/refunds", refund.form(plain: plainParameters), idempotencyKey)
        } catch  where error.isOverRefund {
            throw error.with(.conflict)
        }
    }

    package func refund(_ id: Refund.ID) async throws(StripeError) -> Refund {
        try await get("/v1/refunds/\(id)", Form())
    }

    /// A page of refunds, of one payment or of all; newest first.
    package func refunds(
        of payment: PaymentIntent.ID? = nil,
        _ page: Page<Refund> = Page()
    ) async throws(StripeError) -> StripeList<Refund> {
        var form = Form()
        form.add("payment_intent", payment?.rawValue)
        page.add(to: &form)
        return try await get("/v1/refunds", form)
    }

    /// Every refund of one payment, page by page.
    package func allRefunds(of payment: PaymentIntent.ID) async throws(StripeError) -> [Refund] {
        var all: [Refund] = []
        var next: Refund.ID?
        while true {
            let page = try await refunds(of: payment, Page(after: next))
            all += page.data
            guard page.hasMore, let last = page.data.last else { return all }
            next = last.id
        }
    }
}
