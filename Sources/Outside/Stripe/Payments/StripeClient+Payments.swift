extension StripeClient {
    /// Creates a payment, and confirms it where it says so.
    ///
    /// A declined confirmation is `refused(.payer)`; the payment exists all the same, and the error names it.
    package func createPayment(
        _ payment: NewPayment,
        idempotencyKey: IdempotencyKey
    ) async throws(StripeError) -> PaymentIntent {
        try await post("/v1/payment_intents", payment.form(plain: plainParameters), idempotencyKey)
    }

    /// A payment with its latest charge expanded.
    package func payment(_ id: PaymentIntent.ID) async throws(StripeError) -> PaymentIntent {
        try await get("/v1/payment_intents/\(id)", expanding("latest_charge"))
    }

    package func confirmPayment(
        _ id: PaymentIntent.ID,
        _ confirmation: Confirmation,
        idempotencyKey: IdempotencyKey
    ) async throws(StripeError) -> PaymentIntent {
        try await post(
            "/v1/payment_intents/\(id)/confirm",
            confirmation.form(plain: plainParameters),
            idempotencyKey
        )
    }

    /// Takes a held amount, or a part of it.
    package func capturePayment(
        _ id: PaymentIntent.ID,
        _ capture: Capture = Capture(),
        idempotencyKey: IdempotencyKey
    ) async throws(StripeError) -> PaymentIntent {
        try await post("/v1/payment_intents/\(id)/capture", capture.form(plain: plainParameters), idempotencyKey)
    }

    /// Cancels a payment that has not succeeded, and releases what it held.
    package func cancelPayment(
        _ id: PaymentIntent.ID,
        reason: CancellationReason? = nil,
        idempotencyKey: IdempotencyKey
    ) async throws(StripeError) -> PaymentIntent {
        var form = Form()
        if !plainParameters { form.add("cancellation_reason", reason?.rawValue) }
        return try await post("/v1/payment_intents/\(id)/cancel", form, idempotencyKey)
    }

    /// A page of payments, newest first.
    package func payments(
        _ page: Page<PaymentIntent> = Page()
    ) async throws(StripeError) -> StripeList<PaymentIntent> {
        var form = Form()
        page.add(to: &form)
        return try await get("/v1/payment_intents", form)
    }
}
