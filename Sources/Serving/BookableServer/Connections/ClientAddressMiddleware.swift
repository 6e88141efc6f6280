import BookableAPI
import Hummingbird
import NIOCore

/// Finds out which address a request is counted under, and lets those of an address that has several under way run on
/// threads of their own.
struct ClientAddressMiddleware: RouterMiddleware {
    let admission: Admission
    private let executor = BusyClientExecutor()

    /// How many requests at once are not a crowd.
    private static let few = 2

    init(admission: Admission) {
        self.admission = admission
    }

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        guard let peer = context.channel.remoteAddress.flatMap({ IPAddress($0) }) else {
            return try await next(request, context)
        }
        let client = admission.proxies.client(of: peer) { request.headers[values: $0] }
        var context = context
        context.clientAddress = ClientAddress(client)
        guard admission.turns.active(of: client.subscriber) > Self.few else { return try await next(request, context) }
        return try await withTaskExecutorPreference(executor) { [context] in try await next(request, context) }
    }
}
