extension StripeClient {
    package func createCheckoutSession(
        _ session: NewCheckoutSession,
        idempotencyKey: IdempotencyKey
    ) async throws(StripeError) -> CheckoutSession {
        try await post("/v1/checkout/sessions", session.form, idempotencyKey)
    }

    /// A session with its payment expanded.
    package func checkoutSession(_ id: CheckoutSession.ID) async throws(StripeError) -> CheckoutSession {
        try await get("/v1/checkout/sessions/\(id)", expanding("payment_intent"))
    }

    /// Closes an open session, so that nobody pays on it any more.
    ///
    /// One that is not open is a `conflict`: it may be complete, so it is to be read again.
    package func expireCheckoutSession(
        _ id: CheckoutSession.ID,
        idempotencyKey: IdempotencyKey
    ) async throws(StripeError) -> CheckoutSession {
        do {
            return try await post("/v1/checkout/sessions/\(id)/expire", Form(), idempotencyKey)
        } catch  where error.status == 400 && error.stripeCode == nil && error.outcome == .bug {
            throw error.with(.conflict)
        }
    }
}
