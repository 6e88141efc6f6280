import Bookings
import Hummingbird
import SQL

/// Finds out who asks.
///
/// A credential that is presented and opens nothing is refused, also where none is needed.
struct AuthenticationMiddleware: RouterMiddleware {
    let database: any SQLDatabase
    private let keys = APIKeyStore()
    private let bookings = BookingStore()

    init(database: any SQLDatabase) {
        self.database = database
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
            context.requester = try await requester(presenting: credentials[0])
        }
        return try await next(request, context)
    }

    private func requester(presenting credential: String) async throws -> Requester {
        let parts = credential.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw Self.refusal }
        let text = String(parts[1])
        if let secret = Secret(text, kind: .apiKey) {
            let key = try await database.transaction(.read) { try await keys.find(secret, in: $0) }
            guard let key else { throw Self.refusal }
            return .key(key.id, role: key.role, provider: key.provider)
        }
        if let token = Secret(text, kind: .bookingToken) {
            let booking = try await database.transaction(.read) { try await bookings.opened(by: token, in: $0) }
            guard let booking else { throw Self.refusal }
            return .client(booking)
        }
        throw Self.refusal
    }

    private static var refusal: APIError {
        .unauthorized(
            "The credential is not known. Send \"Authorization: Bearer\" with an API key or a booking's token."
        )
    }
}
