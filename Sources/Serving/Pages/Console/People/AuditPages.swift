import BookableAPI
import Bookings
import Hummingbird
import SQL

/// Who looked at what of a provider's, and who changed it.
struct AuditPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    private let store = AuditStore()
    private let members = MemberDesk()

    init(database: any SQLDatabase, gate: ConsoleGate) {
        self.database = database
        self.gate = gate
    }

    static func address(_ practice: Practice) -> Address { practice.address.appending("audit") }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/audit") { try await show(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePeople) { practice in
            var filter = AuditStore.Filter()
            filter.provider = practice.provider.id
            let showsChanges = request.query["show"] == "changes"
            if showsChanges { filter.access = .change }
            let cursor = AuditCursor(rawValue: request.query["after"])
            let (part, people) = try await database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { transaction in
                let part = try await store.list(
                    filter,
                    after: cursor,
                    limit: Self.pageSize,
                    in: transaction.connection
                )
                return (part, try await members.list(of: practice.provider.id, in: transaction))
            }
            let last = part.found.count == Self.pageSize ? part.found.last.map(AuditCursor.init(behind:)) : nil
            let view = AuditView(
                practice: practice,
                entries: part.found,
                names: Dictionary(
                    people.map { ("member:\($0.id)", $0.name) },
                    uniquingKeysWith: { first, _ in first }
                ),
                showsChanges: showsChanges,
                next: last ?? part.lookedAtUpTo
            )
            let visit = request.visit(view.address(after: cursor))
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private static let pageSize = 50
}
