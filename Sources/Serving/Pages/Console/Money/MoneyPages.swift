import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import SQL

/// What a provider was paid, gave back and owes.
struct MoneyPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/money") { try await show(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeMoney) { practice in
            let ledger = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await Ledger(by: .month, provider: practice.provider.id, in: $0.connection)
            }
            let visit = request.visit(practice.address.appending("money"))
            return Response(page: MoneyView(practice: practice, ledger: ledger).bytes(for: visit), for: visit)
        }
    }
}
