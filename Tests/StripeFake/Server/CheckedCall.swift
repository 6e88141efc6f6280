/// A call whose key, version and parameters are as Stripe wants them.
struct CheckedCall: Sendable {
    let operation: ParameterSchema.Operation
    let id: String?
    let form: FormTree
    /// `nil` for calls that only read.
    let key: String?
    /// What must be the same under one key.
    let fingerprint: String

    init(_ request: FakeRequest, _ schema: ParameterSchema) throws(Refusal) {
        try Self.checkHeaders(request)
        guard let found = schema.operation(request.method, request.path) else {
            throw Refusal(
                status: 404,
                message: "Unrecognized request URL (\(request.method): /\(request.path.joined(separator: "/"))).",
                isKept: false
            )
        }
        operation = found.operation
        id = found.id
        let isPost = request.method == "POST"
        let text = isPost ? String(decoding: request.body, as: UTF8.self) : request.query
        form = try FormTree.parse(text)
        try operation.check(form)
        let key = request.headers["idempotency-key"]
        if let key, key.isEmpty || key.utf8.count > 255 {
            throw .invalid("The idempotency key must have 1 to 255 characters.")
        }
        self.key = isPost ? key : nil
        fingerprint = "\(request.method) \(request.target) \(text)"
    }

    private static func checkHeaders(_ request: FakeRequest) throws(Refusal) {
        guard let bearer = request.headers["authorization"], bearer.hasPrefix("Bearer sk_test_") else {
            throw Refusal(status: 401, message: "Invalid API Key provided.", isKept: false)
        }
        guard request.headers["stripe-version"] == "2026-10-28.endive" else {
            throw .invalid("Invalid Stripe API version.")
        }
        guard request.method == "POST" else { return }
        guard request.headers["content-type"] == "application/x-www-form-urlencoded" else {
            throw .invalid("Invalid content type.")
        }
        guard request.headers["idempotency-key"] != nil else {
            throw .invalid("The fake wants an idempotency key with every POST.")
        }
    }
}
