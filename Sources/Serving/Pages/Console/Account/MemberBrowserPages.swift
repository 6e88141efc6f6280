import BookableAPI
import Bookings
import Hummingbird
import Notifications
import SQL

/// Subscribes the browser in which a member is signed in to push messages about bookings, as the script of the account asks.
struct MemberBrowserPages: Sendable {
    static let address = Address("console", "account", "notifications")

    let database: any SQLDatabase
    let gate: ConsoleGate
    private let desk = MemberBrowserDesk()

    init(database: any SQLDatabase, gate: ConsoleGate) {
        self.database = database
        self.gate = gate
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("console/account/notifications") { try await begin(PageRequest($0, $1)) }
        router.post("console/account/notifications/end") { try await end(PageRequest($0, $1)) }
    }

    private func begin(_ request: PageRequest) async throws -> Response {
        let fields = try await request.form().fields
        guard let visitor = try await gate.visitor(request) else { return Response(status: .unauthorized) }
        guard visitor.isNotifiable else { return Response(status: .forbidden) }
        let browser = PushTarget.browser(
            endpoint: fields["endpoint"],
            p256dh: fields["p256dh"],
            auth: fields["auth"]
        )
        do {
            try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await desk.add(browser, to: visitor.session, in: $0)
            }
        } catch let error as BookingsError where error.code == .invalidValue {
            return Response(status: .unprocessableContent)
        }
        return Response(status: .noContent)
    }

    private func end(_ request: PageRequest) async throws -> Response {
        _ = try await request.form()
        guard let visitor = try await gate.visitor(request) else { return Response(status: .unauthorized) }
        try await database.transaction(.write, by: .anonymous, at: request.now) {
            try await desk.remove(from: visitor.session.id, in: $0)
        }
        return Response(status: .noContent)
    }
}
