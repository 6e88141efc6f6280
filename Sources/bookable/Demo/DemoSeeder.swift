import Money
import ArgumentParser
import Bookings
import CivilTime
import Policies
import Scheduling
import SQL

/// Writes the demo into a database, through the same functions that the API calls.
struct DemoSeeder {
    private let zones: ZoneDirectory
    private let providers: ProviderStore
    private let desk: BookingDesk
    private let diary: DemoDiary
    private let marketplace: DemoMarketplace

    init(zones: ZoneDirectory, evaluators: PolicyEvaluators) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
        desk = BookingDesk(zones: zones, evaluators: evaluators, observers: [])
        diary = DemoDiary(zones: zones, desk: desk, payments: PaymentDesk(zones: zones, observers: []))
        marketplace = DemoMarketplace(zones: zones, desk: desk)
    }

    /// The keys that the demo hands out.
    struct Keys {
        let admin: Secret
        let provider: Secret
        let finance: Secret
    }

    /// What a seeded database is to be used with.
    struct Seeded {
        let keys: Keys

        /// What is still to be cancelled, or to be found a no-show.
        let endings: [DemoDiary.Ending]
    }

    /// Seeds the demo but for what policies decide about; `nil` where it is there already.
    func seed(in transaction: Transaction) async throws -> Seeded? {
        let connection = transaction.connection
        let first = try DemoProvider.all.map { try Self.id($0.id, as: ProviderID.self) }
        let there = try await connection.query("SELECT 1 FROM providers WHERE provider_id = \(first[0])")
        guard there.isEmpty else { return nil }
        for provider in DemoProvider.all { try await seed(provider, in: transaction) }
        let owner = try await addMembers(to: first[0], in: transaction)
        var endings: [DemoDiary.Ending] = []
        for (provider, id) in zip(DemoProvider.all, first) {
            // The others have no member who could act for them.
            let isOwned = id == first[0]
            let requester = isOwned ? Requester.member(owner.id, role: .owner, provider: id) : .system
            endings += try await diary.fill(provider, for: requester, in: transaction)
        }
        try await takeDaysOff(of: first[0], in: transaction)
        return Seeded(keys: try await makeKeys(for: first[0], in: transaction), endings: endings)
    }

    /// Ends bookings as their clients and providers would.
    func end(_ endings: [DemoDiary.Ending], on database: any SQLDatabase) async throws {
        for ending in endings {
            _ = try await desk.deciding(on: database, by: ending.by, at: ending.at) { desk, transaction in
                ending.isNoShow
                    ? try await desk.recordNoShow(ending.booking, in: transaction)
                    : try await desk.cancel(ending.booking, reason: "Something came up.", in: transaction)
            }
        }
    }

    /// People for the console: those of the first provider, and an administrator.
    private func addMembers(to provider: ProviderID, in transaction: Transaction) async throws -> Member {
        let members = MemberDesk()
        let owner = try await members.add(Self.owner, name: "Anna Berger", as: .owner, to: provider, in: transaction)
        _ = try await members.add(
            "desk@example.org",
            name: "Jo Keller",
            as: .frontDesk,
            to: provider,
            in: transaction
        )
        _ = try await members.add("admin@example.org", name: "Demo", as: .admin, to: nil, in: transaction)
        return owner
    }

    /// A course in three weeks, on which nothing can be booked.
    private func takeDaysOff(of provider: ProviderID, in transaction: Transaction) async throws {
        let today = Zone.utc.date(at: transaction.now.secondsSince1970)
        guard let first = today.adding(days: 23), let last = today.adding(days: 24) else { return }
        let span = TimeOff.Span(first: first, last: last)
        _ = try await TimeOffDesk(zones: zones).take(span, note: "Course in Hamburg", of: provider, in: transaction)
    }

    /// Who is signed in by the demo's start page.
    static let owner = "anna@example.org"

    private func makeKeys(
        for provider: ProviderID,
        in transaction: Transaction
    ) async throws -> Keys {
        let keys = APIKeyStore()
        let (now, connection) = (transaction.now, transaction.connection)
        return Keys(
            admin: try await keys.create(role: .admin, provider: nil, name: "demo", at: now, in: connection).secret,
            provider: try await keys.create(
                role: .provider,
                provider: provider,
                name: "demo",
                at: now,
                in: connection
            ).secret,
            finance: try await keys.create(role: .finance, provider: nil, name: "demo", at: now, in: connection).secret
        )
    }

    private func seed(
        _ demo: DemoProvider,
        in transaction: Transaction
    ) async throws {
        let (now, connection) = (transaction.now, transaction.connection)
        guard let policy = PolicyID(rawValue: demo.policy) else {
            throw ValidationError("\(demo.policy) is not a policy.")
        }
        let draft = ProviderStore.Draft(
            id: try Self.id(demo.id),
            name: demo.name,
            email: "\(demo.id.split(separator: "_").last ?? "provider")@example.org",
            timeZone: demo.timeZone,
            policy: try await PolicyCatalog().pin(policy, in: connection)
        )
        let provider = try await providers.create(draft, at: now, in: connection)
        try await ScheduleStore().replaceWeeklyHours(of: provider.id, with: demo.weeklyHours, in: connection)
        for service in demo.services { try await seed(service, of: provider, in: transaction) }
        try await marketplace.list(provider, in: transaction)
    }

    private func seed(_ demo: DemoService, of provider: Provider, in transaction: Transaction) async throws {
        let (now, connection) = (transaction.now, transaction.connection)
        var draft = ServiceStore.Draft(name: demo.name, price: demo.price, timing: demo.timing)
        draft.id = try Self.id(demo.id)
        draft.description = demo.description
        draft.requiresApproval = demo.requiresApproval
        draft.approvalMinutes = demo.requiresApproval ? 5 * 1_440 : nil
        let service = try await ServiceStore().create(draft, of: provider.id, at: now, in: connection)
        if !demo.hours.isEmpty {
            let hours = demo.hours.compactMap { row -> WeeklyHours? in
                guard let start = WallTime(row.start), let end = WallTime(row.end) else { return nil }
                return WeeklyHours(dayOfWeek: row.day, start: start, end: end)
            }
            try await ScheduleStore().replaceWeeklyHours(
                of: provider.id,
                for: service.id,
                with: hours,
                in: connection
            )
        }
        // One service has what clients say, so that its provider has each once.
        guard demo.id == DemoProvider.all.first(where: { $0.id == provider.id.rawValue })?.services.first?.id else {
            return
        }
        try await marketplace.review(service, of: provider, in: transaction)
    }

    static func id<Entity>(
        _ text: String,
        as type: Identifier<Entity>.Type = Identifier<Entity>.self
    ) throws
        -> Identifier<Entity>
    {
        guard let id = Identifier<Entity>(rawValue: text) else { throw ValidationError("\(text) is not an id.") }
        return id
    }
}
