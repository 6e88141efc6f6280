import BookableAPI
import Bookings
import HTTPTypes
import Hummingbird
import Notifications
import SQL

/// The server as its administrators see it: how it does, what is switched on, and the jobs that wait or were given up.
struct ServerPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let connections: ConsoleConnections
    private let jobs = JobStore()

    init(database: any SQLDatabase, gate: ConsoleGate, connections: ConsoleConnections) {
        self.database = database
        self.gate = gate
        self.connections = connections
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/account/server") { try await show(PageRequest($0, $1)) }
        router.post("console/account/jobs/{job}/retry") { try await retry(PageRequest($0, $1)) }
    }

    static let address = Address("console", "account", "server")

    private func open(_ request: PageRequest, _ page: (Member) async throws -> Response) async throws -> Response {
        try await gate.openForOperators(request, page)
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await open(request) { member in
            let (counts, dead) = try await database.transaction(.read, by: member.requester, at: request.now) {
                transaction in
                (
                    try await jobs.counts(in: transaction.connection),
                    try await jobs.list(
                        JobStore.Filter(status: .dead),
                        after: nil,
                        limit: Self.maximumCount,
                        in: transaction.connection
                    )
                )
            }
            let visit = request.visit(Self.address)
            let view = ServerView(
                health: await connections.health(),
                features: connections.features,
                counts: counts,
                dead: dead,
                now: request.now,
                isRetried: request.query["news"] == "retried"
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    /// The maximum number of jobs listed.
    private static let maximumCount = 50

    private func retry(_ request: PageRequest) async throws -> Response {
        try await open(request) { member in
            _ = try await request.form()
            guard let id = JobID(rawValue: request.part("job")), let provider = id.provider else {
                throw PageRequest.notFound
            }
            do {
                try await database.transaction(.write, by: member.requester, at: request.now) { transaction in
                    try await jobs.replay(id, at: transaction.now, in: transaction.connection)
                    var access = AuditedAccess(
                        .change,
                        "POST /console/account/jobs/{job}/retry",
                        of: provider,
                        subjects: [id.rawValue, provider.rawValue]
                    )
                    access.requestID = request.context.requestID
                    try await AuditStore().record(access, in: transaction)
                }
            } catch let error as BookingsError where [.wrongState, .notFound].contains(error.code) {
                // It was retried, or is done, meanwhile.
            }
            let next = Self.address.with("news", "retried")
            return .leading(to: request.visit(next).link(next).text)
        }
    }
}
