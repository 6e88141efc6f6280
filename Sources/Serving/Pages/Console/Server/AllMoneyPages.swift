import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import Payments
import SQL

/// What all providers owe, and what the last comparison with Stripe found, for administrators.
struct AllMoneyPages: Sendable {
    static let address = Address("console", "account", "server", "money")

    let database: any SQLDatabase
    let gate: ConsoleGate
    let payouts: PayoutDesk
    private let reconciliations = ReconciliationStore()

    init(database: any SQLDatabase, gate: ConsoleGate, payouts: PayoutDesk) {
        self.database = database
        self.gate = gate
        self.payouts = payouts
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/account/server/money") { try await show(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.openForOperators(request) { member in
            let (owed, run) = try await database.transaction(.read, by: member.requester, at: request.now) {
                (
                    // One more, to know whether others follow.
                    try await payouts.toPay(of: nil, limit: Self.maximumRefunds + 1, in: $0),
                    try await reconciliations.find(in: $0.connection)
                )
            }
            let visit = request.visit(Self.address)
            let view = AllMoneyView(
                owed: Array(owed.prefix(Self.maximumRefunds)),
                isCut: owed.count > Self.maximumRefunds,
                run: run
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    /// How many refunds the page adds up.
    private static let maximumRefunds = 500
}
