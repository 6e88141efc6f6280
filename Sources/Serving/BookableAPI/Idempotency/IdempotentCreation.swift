import Bookings
import HTTPTypes
import Hummingbird
import SQL

/// A request that creates something, and does so once however often it is sent with the same `Idempotency-Key`.
struct IdempotentCreation {
    private let key: RequestKey?
    private let context: APIContext
    private let store = IdempotencyStore()

    /// Throws for a key that is not 1 to 255 characters of printable ASCII.
    init(_ request: Request, _ payload: Payload, context: APIContext) throws {
        self.context = context
        let values = request.headers[values: .idempotencyKey]
        guard let text = values.first else {
            key = nil
            return
        }
        let isPrintable = text.utf8.allSatisfy { (32...126).contains($0) }
        guard values.count == 1, (1...255).contains(text.utf8.count), isPrintable else {
            let reason = "This must be one value of 1 to 255 printable ASCII characters."
            throw APIError(
                .invalidRequest,
                "The Idempotency-Key is refused: \(reason)",
                errors: [FieldError(field: "Idempotency-Key", reason: reason)]
            )
        }
        let head = "\(payload.mediaType)\n\(request.uri.query ?? "")\n"
        key = RequestKey(
            text,
            from: context.caller(sending: request),
            for: "\(request.method.rawValue) \(context.routedPath ?? request.uri.path)",
            request: Array(head.utf8) + payload.bytes,
            at: context.receivedAt
        )
    }

    /// The answer given before, or the one that `create` makes, which is kept in the same transaction.
    ///
    /// Refusals are thrown or returned as nil: they change nothing and are not kept, so that the key can be sent again.
    func answer(
        in transaction: Transaction,
        _ create: () async throws -> CreatedResource?
    ) async throws -> (created: CreatedResource, isReplay: Bool)? {
        guard let key else {
            guard let created = try await create() else { return nil }
            try await context.recordChange(madeAt: created.location, in: transaction)
            return (created, false)
        }
        if let earlier = try await store.answer(to: key, in: transaction.connection) {
            return (CreatedResource(stored: earlier), true)
        }
        guard let created = try await create() else { return nil }
        try await store.keep(created.stored, for: key, in: transaction.connection)
        try await context.recordChange(madeAt: created.location, in: transaction)
        return (created, false)
    }

    /// The answer given before, for a request that takes work before its transaction; `nil` if there is none.
    func replay(on database: any SQLDatabase) async throws -> Response? {
        guard let key else { return nil }
        return try await context.performUnrecorded(.write, on: database) { transaction in
            try await store.answer(to: key, in: transaction.connection)
                .map { CreatedResource(stored: $0).response(isReplay: true) }
        }
    }

    /// Runs `create` in one write transaction and answers with what it made.
    func response(
        on database: any SQLDatabase,
        _ create: (Transaction) async throws -> CreatedResource
    ) async throws -> Response {
        try await context.performUnrecorded(.write, on: database) { transaction in
            guard let answer = try await answer(in: transaction, { try await create(transaction) }) else {
                throw APIError(.internalError, "The creation made nothing.")
            }
            return answer.created.response(isReplay: answer.isReplay)
        }
    }
}

extension HTTPField.Name {
    /// Draft-ietf-httpapi-idempotency-key-header.
    static var idempotencyKey: Self { known("Idempotency-Key") }

    /// Says that an answer was given before, to an earlier request with the same key.
    static var idempotencyReplayed: Self { known("Idempotency-Replayed") }

    static func known(_ name: String) -> Self {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is not a name of a header field.") }
        return field
    }
}
