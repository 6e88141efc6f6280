extension StripeClient {
    /// A page of disputes, of one payment or of all; newest first.
    package func disputes(
        of payment: PaymentIntent.ID? = nil,
        _ page: Page<Dispute> = Page()
    ) async throws(StripeError) -> StripeList<Dispute> {
        var form = Form()
        form.add("payment_intent", payment?.rawValue)
        page.add(to: &form)
        return try await get("/v1/disputes", form)
    }

    /// Every dispute of one payment, page by page.
    package func allDisputes(of payment: PaymentIntent.ID) async throws(StripeError) -> [Dispute] {
        var all: [Dispute] = []
        var next: Dispute.ID?
        while true {
            let page = try await disputes(of: payment, Page(after: next))
            all += page.data
            guard page.hasMore, let last = page.data.last else { return all }
            next = last.id
        }
    }
}
