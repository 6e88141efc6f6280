import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import SQL

/// Finds out who asks.
///
/// A credential that is presented and opens nothing is refused, also where none is needed. A key that is confined to scopes is
/// refused where none of them covers the route.
struct AuthenticationMiddleware: RouterMiddleware {
    let database: any SQLDatabase

    /// Takes note of the keys that are used.
    let uses: KeyUses
    private let keys = APIKeyStore()
    private let bookings = BookingStore()

    init(database: any SQLDatabase, uses: KeyUses) {
        self.database = database
        self.uses = uses
    }

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let credentials = request.headers[values: .authorization]
        if !credentials.isEmpty {
            guard credentials.count == 1 else { throw Self.refusal }
            context.requester = try await requester(presenting: credentials[0], request.method, context)
        }
        return try await next(request, context)
    }

    private func requester(
        presenting credential: String,
        _ method: HTTPRequest.Method,
        _ context: APIContext
    ) async throws -> Requester {
        let parts = credential.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw Self.refusal }
        let text = String(parts[1])
        if let secret = Secret(text, kind: .apiKey) {
            let key = try await database.transaction(.read) { try await keys.find(secret, in: $0) }
            guard let key else { throw Self.refusal }
            context.record.note(key.id)
            try Self.require(key, at: context.receivedAt)
            try Self.require(key, for: method, context.endpointPath)
            uses.note(key, at: context.receivedAt)
            return .key(key.id, role: key.role, provider: key.provider)
        }
        if let token = Secret(text, kind: .bookingToken) {
            let booking = try await database.transaction(.read) { try await bookings.opened(by: token, in: $0) }
            guard let booking else { throw Self.refusal }
            return .client(booking)
        }
        throw Self.refusal
    }

    /// Throws 401 for a key that is revoked or expired: who has its secret may know that it is a key no longer.
    private static func require(_ key: APIKey, at now: Instant) throws {
        switch key.standing(at: now) {
        case .inForce: break
        case .revoked: throw APIError.unauthorized("The API key \(key.id) was revoked.")
        case .expired:
            let end = key.expiresAt.map { " on \($0)" } ?? ""
            let successor = key.replacedBy.map { "; \($0) replaced it" } ?? ""
            throw APIError.unauthorized("The API key \(key.id) expired\(end)\(successor).")
        }
    }

    /// Throws 403 for a key whose scopes do not cover the route.
    private static func require(_ key: APIKey, for method: HTTPRequest.Method, _ route: String?) throws {
        guard let scopes = key.scopes, let needed = RouteScope.needed(method, route: route),
            scopes.isDisjoint(with: needed)
        else { return }
        let words = needed.sorted().map(\.rawValue)
        let need = words.isEmpty ? "a key without scopes" : "the scope \(words.joined(separator: " or "))"
        var error = APIError(.forbidden, "This needs \(need); the key is confined to \(scopes.text).")
        // RFC 6750, section 3.1.
        let scope = words.isEmpty ? "" : ", scope=\"\(words.joined(separator: " "))\""
        error.headers[.wwwAuthenticate] = "Bearer realm=\"bookable\", error=\"insufficient_scope\"\(scope)"
        throw error
    }

    private static var refusal: APIError {
        .unauthorized(
            "The credential is not known. Send \"Authorization: Bearer\" with an API key or a booking's token."
        )
    }
}
