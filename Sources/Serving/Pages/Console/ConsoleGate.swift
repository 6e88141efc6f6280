import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import SQL

/// Authenticates visitors of the console, and authorizes them by their role.
struct ConsoleGate: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let cookie: SessionCookie

    /// Whether providers can be listed and reviewed.
    let hasMarketplace: Bool
    private let desk = SignInDesk()
    private let providers: ProviderStore

    init(database: any SQLDatabase, zones: ZoneDirectory, cookie: SessionCookie, hasMarketplace: Bool) {
        self.database = database
        self.zones = zones
        self.cookie = cookie
        self.hasMarketplace = hasMarketplace
        providers = ProviderStore(zones: zones)
    }

    /// Who sends the request; `nil` if nobody is signed in.
    func visitor(_ request: PageRequest) async throws -> ConsoleVisitor? {
        guard let secret = cookie.secret(in: request.request) else { return nil }
        let found = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await desk.find(secret, in: $0)
        }
        guard let (session, members) = found else { return nil }
        if desk.isDue(session, at: request.now) {
            try await database.transaction(.write, by: .anonymous, at: request.now) {
                try await desk.keep(session, in: $0)
            }
        }
        return ConsoleVisitor(session: session, members: members)
    }

    /// A page of the console; visitors who are not signed in are redirected to the sign-in page.
    func open(
        _ request: PageRequest,
        _ page: (ConsoleVisitor) async throws -> Response
    ) async throws -> Response {
        guard let visitor = try await visitor(request) else {
            return .leading(to: request.visit(.root).link(Address("login")).text)
        }
        return try await page(visitor)
    }

    /// A page for administrators alone; to others it does not exist.
    func openForOperators(
        _ request: PageRequest,
        _ page: (Member) async throws -> Response
    ) async throws -> Response {
        try await open(request) { visitor in
            guard let member = visitor.members.first(where: { $0.role.may(.operate) }) else {
                throw PageRequest.notFound
            }
            return try await page(member)
        }
    }

    /// A page of a provider: 404 for people who are not its members, and 403 for members without the right.
    func open(
        _ request: PageRequest,
        for right: ConsoleRight,
        _ page: (Practice) async throws -> Response
    ) async throws -> Response {
        try await open(request) { visitor in
            let id = try request.provider()
            guard let member = visitor.member(of: id, for: right) else { throw PageRequest.notFound }
            let provider = try await database.transaction(.read, by: member.requester, at: request.now) {
                try await providers.find(id, in: $0.connection)
            }
            let zone = try zones.zone(named: provider.timeZone)
            let practice = Practice(
                provider: provider,
                zone: zone,
                member: member,
                visitor: visitor,
                hasMarketplace: hasMarketplace
            )
            guard practice.may(right) else {
                let visit = request.visit(practice.address)
                let view = RefusedView(practice: practice)
                return Response(page: view.bytes(for: visit), status: .forbidden, for: visit)
            }
            return try await page(practice)
        }
    }
}
