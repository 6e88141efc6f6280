/// The fake's objects, what it has answered, and what shall go wrong.
struct State: Sendable {
    var world = World()
    var plan = FaultPlan()
    var endpoint: WebhookEndpoint?
    /// A time that stands still, in unix seconds.
    var fixedTime: Int64?
    var calls = 0
    private var tickets: [Int: CheckedCall] = [:]
    private var answers: [String: Kept] = [:]
    private var lastTicket = 0

    /// The answer that is kept under the key of a call; throws where it was another call, or one that still runs.
    func kept(_ call: CheckedCall) throws(Refusal) -> FakeAnswer? {
        guard let key = call.key else { return nil }
        let isRunning = tickets.values.contains { $0.key == key }
        let fingerprint = answers[key]?.fingerprint ?? tickets.values.first { $0.key == key }?.fingerprint
        if let fingerprint, fingerprint != call.fingerprint {
            throw Refusal(
                status: 400,
                type: "idempotency_error",
                message: "Keys for idempotent requests can only be used with the same parameters they were first used "
                    + "with. Try using a key other than '\(key)'.",
                isKept: false
            )
        }
        if isRunning { throw Self.inUse }
        guard var answer = answers[key]?.answer else { return nil }
        answer.headers["Idempotent-Replayed"] = "true"
        return answer
    }

    /// Does what a call asks for, and keeps the answer.
    mutating func act(_ call: CheckedCall) -> FakeAnswer {
        do throws(Refusal) {
            let body = try world.perform(call.operation.name, call.id, call.form)
            return keep(FakeAnswer(body: body), call)
        } catch {
            return error.isKept ? keep(error.answer, call) : error.answer
        }
    }

    /// Keeps an answer under the key of a call, in place of one that was there.
    mutating func keep(_ answer: FakeAnswer, _ call: CheckedCall) -> FakeAnswer {
        if let key = call.key { answers[key] = Kept(fingerprint: call.fingerprint, answer: answer) }
        return answer
    }

    mutating func start(_ call: CheckedCall) -> Int {
        lastTicket += 1
        tickets[lastTicket] = call
        return lastTicket
    }

    mutating func takeTicket(_ ticket: Int) -> CheckedCall? {
        tickets.removeValue(forKey: ticket)
    }

    var keyCount: Int { answers.count }

    var rateLimit: FakeAnswer {
        Refusal(
            status: 429,
            code: "rate_limit",
            message: "Too many requests.",
            headers: ["Retry-After": String(plan.retryAfterSeconds)]
        ).answer
    }

    static let serverError = Refusal(status: 500, type: "api_error", message: "An unknown error occurred.").answer

    static let inUse = Refusal(
        status: 409,
        type: "idempotency_error",
        code: "idempotency_key_in_use",
        message: "There is currently another in-progress request using this key.",
        isKept: false
    )

    private struct Kept: Sendable {
        let fingerprint: String
        let answer: FakeAnswer
    }
}
