import BookableAPI
import Bookings
import Hummingbird
import SQL

/// All providers as administrators see them, a page at a time.
struct ProviderStatePages: Sendable {
    static let address = Address("console", "account", "server", "providers")

    let database: any SQLDatabase
    let gate: ConsoleGate
    let reader: ProviderStateReader

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/account/server/providers") { try await show(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.openForOperators(request) { member in
            let cursor = ProviderID(rawValue: request.query["after"])
            let found = try await database.transaction(.read, by: member.requester, at: request.now) {
                // One more, to know whether others follow.
                try await reader.states(after: cursor, limit: Self.pageSize + 1, in: $0)
            }
            let visit = request.visit(Self.address.with("after", cursor?.rawValue))
            let shown = Array(found.prefix(Self.pageSize))
            let next = found.count > shown.count ? shown.last?.id : nil
            return Response(page: ProviderStatesView(states: shown, next: next).bytes(for: visit), for: visit)
        }
    }

    private static let pageSize = 20
}
