package import HTTPTransport

/// A call to Stripe that did not do what it was for.
///
/// The text names statuses, codes and the request's id at Stripe, never Stripe's message, which may repeat what was
/// sent.
package struct StripeError: Error, Sendable {
    package let outcome: StripeOutcome
    /// `nil` where there was no answer.
    package let status: Int?
    /// Stripe's name of the error, such as `card_declined`.
    package let stripeCode: String?
    /// Why the bank declined, such as `insufficient_funds`.
    package let declineCode: String?
    /// The parameter that is at fault.
    package let parameter: String?
    /// To find the call at Stripe.
    package let requestID: String?
    /// Whether this is the kept answer to an earlier call of the same key.
    ///
    /// An `unknown` that is a replay stays so: only reading tells what was done. Where nothing was, a new key is safe.
    package let isReplay: Bool
    /// Whether the key was used before with other parameters; what that call did is unknown, and this one was not made.
    package let isOfOtherCall: Bool
    /// How long Stripe asks to wait.
    package let retryAfter: Duration?
    /// What Stripe says to a payer whose card was declined.
    package let payerMessage: String?
    /// The payment that the call was about, as it is now.
    package let payment: PaymentIntent?
    package let message: String
    package let cause: HTTPError?

    /// Of the last try of a call, where that or an earlier one can have done what was asked.
    init(_ reply: Reply, _ method: HTTPRequest.Method, mayHaveActed: Bool) {
        switch reply {
        case .answered(let response): self.init(response, method, mayHaveActed: mayHaveActed)
        case .failed(let error): self.init(error, method, mayHaveActed: mayHaveActed)
        }
    }

    /// Of an answer to something that was done, in a form that is not understood.
    init<Answer>(unreadable response: HTTPResponse, as type: Answer.Type) {
        self.init(
            outcome: .unknown,
            status: response.status,
            requestID: response.headers["Request-Id"],
            message: "Stripe's answer \(response.status) is not readable as \(Answer.self)."
        )
    }

    private init(_ response: HTTPResponse, _ method: HTTPRequest.Method, mayHaveActed: Bool) {
        let body = ErrorBody(response.body)
        var outcome = ErrorCodes.outcome(status: response.status, code: body?.code, type: body?.type)
        if method == .get, outcome == .unknown { outcome = .retryLater }
        if outcome == .retryLater, mayHaveActed, method != .get { outcome = .unknown }
        self.init(
            outcome: outcome,
            status: response.status,
            stripeCode: body?.code,
            declineCode: body?.declineCode,
            parameter: body?.parameter,
            requestID: response.headers["Request-Id"],
            isReplay: response.headers["Idempotent-Replayed"] == "true",
            isOfOtherCall: outcome == .unknown && body?.type == "idempotency_error",
            retryAfter: Reply.answered(response).retryAfter,
            payerMessage: body?.type == "card_error" ? body?.message : nil,
            payment: body?.payment,
            message: Self.text(response, body)
        )
    }

    private init(_ error: HTTPError, _ method: HTTPRequest.Method, mayHaveActed: Bool) {
        let isOurs = error.code == .invalidRequest || error.code == .insecure
        let acted = mayHaveActed && method != .get
        self.init(
            outcome: acted ? .unknown : isOurs ? .bug : .retryLater,
            message: "Stripe did not answer: \(error.message)",
            cause: error
        )
    }

    private init(
        outcome: StripeOutcome,
        status: Int? = nil,
        stripeCode: String? = nil,
        declineCode: String? = nil,
        parameter: String? = nil,
        requestID: String? = nil,
        isReplay: Bool = false,
        isOfOtherCall: Bool = false,
        retryAfter: Duration? = nil,
        payerMessage: String? = nil,
        payment: PaymentIntent? = nil,
        message: String,
        cause: HTTPError? = nil
    ) {
        self.outcome = outcome
        self.status = status
        self.stripeCode = stripeCode
        self.declineCode = declineCode
        self.parameter = parameter
        self.requestID = requestID
        self.isReplay = isReplay
        self.isOfOtherCall = isOfOtherCall
        self.retryAfter = retryAfter
        self.payerMessage = payerMessage
        self.payment = payment
        self.message = message
        self.cause = cause
    }

    /// The same error where the call tells more about what it means.
    func with(_ outcome: StripeOutcome) -> StripeError {
        StripeError(
            outcome: outcome,
            status: status,
            stripeCode: stripeCode,
            declineCode: declineCode,
            parameter: parameter,
            requestID: requestID,
            isReplay: isReplay,
            isOfOtherCall: isOfOtherCall,
            retryAfter: retryAfter,
            payerMessage: payerMessage,
            payment: payment,
            message: message,
            cause: cause
        )
    }

    /// A refund of more than is left has no code of its own.
    var isOverRefund: Bool {
        status == 400 && stripeCode == nil && parameter == "amount"
    }

    private static func text(_ response: HTTPResponse, _ body: ErrorBody?) -> String {
        var text = "Stripe answered \(response.status)"
        if let code = body?.code ?? body?.type { text += " \(code)" }
        if let declineCode = body?.declineCode { text += " (\(declineCode))" }
        if let parameter = body?.parameter { text += " for \(parameter)" }
        if let id = response.headers["Request-Id"] { text += ", request \(id)" }
        return text + "."
    }
}

extension StripeError: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { message }
    package var debugDescription: String { message }
}
