/// An error as Stripe answers it.
struct Refusal: Error {
    var status: Int
    var type = "invalid_request_error"
    var code: String?
    var declineCode: String?
    var message: String
    var parameter: String?
    var payment: JSON?
    var charge: String?
    var headers: [String: String] = [:]
    /// Whether it is kept under the idempotency key of its request.
    var isKept = true

    /// A request that fails the check of its parameters; these are not kept.
    static func invalid(_ message: String, code: String? = nil, parameter: String? = nil) -> Refusal {
        Refusal(status: 400, code: code, message: message, parameter: parameter, isKept: false)
    }

    static func missing(_ kind: String, _ id: String) -> Refusal {
        Refusal(status: 404, code: "resource_missing", message: "No such \(kind): '\(id)'", parameter: "id")
    }

    var answer: FakeAnswer {
        var error: [String: JSON] = ["type": .text(type), "message": .text(message)]
        error["code"] = code.map { .text($0) }
        error["decline_code"] = declineCode.map { .text($0) }
        error["param"] = parameter.map { .text($0) }
        error["payment_intent"] = payment
        error["charge"] = charge.map { .text($0) }
        return FakeAnswer(status: status, headers: headers, body: .object(["error": .object(error)]))
    }
}
