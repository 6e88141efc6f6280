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
    private let payments: PaymentDesk
    private let marketplace: DemoMarketplace

    init(zones: ZoneDirectory, evaluators: PolicyEvaluators) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
        desk = BookingDesk(zones: zones, evaluators: evaluators, observers: [])
        payments = PaymentDesk(zones: zones, observers: [])
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

        /// The bookings that are still to be cancelled.
        let cancellations: [BookingID]
    }

    /// Seeds the demo but for its cancellations; `nil` where it is there already.
    func seed(in transaction: Transaction) async throws -> Seeded? {
        let connection = transaction.connection
        let first = try DemoProvider.all.map { try id($0.id, as: ProviderID.self) }
        let there = try await connection.query("SELECT 1 FROM providers WHERE provider_id = \(first[0])")
        guard there.isEmpty else { return nil }
        var cancellations: [BookingID] = []
        for provider in DemoProvider.all {
            cancellations += try await seed(provider, in: transaction)
        }
        try await addMembers(to: first[0], in: transaction)
        return Seeded(keys: try await makeKeys(for: first[0], in: transaction), cancellations: cancellations)
    }

    /// Cancels bookings as their clients would.
    func cancel(_ bookings: [BookingID], at now: Instant, on database: any SQLDatabase) async throws {
        for booking in bookings {
            _ = try await desk.deciding(on: database, by: .client(booking), at: now) { desk, transaction in
                try await desk.cancel(booking, reason: "Demo", in: transaction)
            }
        }
    }

    /// People for the console: those of the first provider, and an administrator.
    private func addMembers(to provider: ProviderID, in transaction: Transaction) async throws {
        let members = MemberDesk()
        _ = try await members.add(Self.owner, name: "Anna Berger", as: .owner, to: provider, in: transaction)
        _ = try await members.add(
            "desk@example.org",
            name: "Jo Keller",
            as: .frontDesk,
            to: provider,
            in: transaction
        )
        _ = try await members.add("admin@example.org", name: "Demo", as: .admin, to: nil, in: transaction)
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
    ) async throws -> [BookingID] {
        let (now, connection) = (transaction.now, transaction.connection)
        guard let policy = PolicyID(rawValue: demo.policy) else {
            throw ValidationError("\(demo.policy) is not a policy.")
        }
        let draft = ProviderStore.Draft(
            id: try id(demo.id),
            name: demo.name,
            email: "\(demo.id.split(separator: "_").last ?? "provider")@example.org",
            timeZone: demo.timeZone,
            policy: try await PolicyCatalog().pin(policy, in: connection)
        )
        let provider = try await providers.create(draft, at: now, in: connection)
        try await ScheduleStore().replaceWeeklyHours(of: provider.id, with: demo.weeklyHours, in: connection)
        var cancellations: [BookingID] = []
        for service in demo.services {
            var draft = ServiceStore.Draft(
                name: service.name,
                price: service.price,
                timing: service.timing
            )
            draft.id = try id(service.id)
            let service = try await ServiceStore().create(draft, of: provider.id, at: now, in: connection)
            let booked = try await book(service, of: provider, in: transaction)
            // One service has what clients say, so that its provider has each once.
            if cancellations.isEmpty { try await marketplace.review(service, of: provider, in: transaction) }
            cancellations += booked.prefix(1)
        }
        try await marketplace.list(provider, in: transaction)
        return cancellations
    }

    /// Takes every fifth slot of the week that begins in five days.
    private func book(
        _ service: Service,
        of provider: Provider,
        in transaction: Transaction
    ) async throws -> [BookingID] {
        let (now, connection) = (transaction.now, transaction.connection)
        let week = (now + 5 * 86_400, now + 12 * 86_400)
        let loader = CalendarLoader(zones: zones)
        let offered = try await loader.offered(of: service.id, of: provider.id, in: connection)
        let calendar = try await loader.load(
            offered,
            first: week.0,
            last: week.1,
            at: now,
            in: connection
        )
        let slots = calendar.calendar.slots(
            calendar.rules,
            now: now.secondsSince1970,
            in: SlotRange(from: .instant(week.0.secondsSince1970), to: .instant(week.1.secondsSince1970))
        )
        var bookings: [BookingID] = []
        for (number, start) in stride(from: 0, to: slots.count, by: 5).map({ slots[$0] }).prefix(8).enumerated() {
            let client = ClientDetails(name: "Demo client \(number + 1)", email: "client\(number + 1)@example.org")
            let request = BookingRequest(
                provider: provider.id,
                service: service.id,
                startAt: Instant(start),
                client: client
            )
            guard case .booked(let booking, _, _) = try await desk.book(request, in: transaction) else { continue }
            _ = try await payments.record(
                booking.price.minorUnits,
                method: .card,
                note: "Demo",
                for: booking.id,
                in: transaction
            )
            bookings.append(booking.id)
        }
        return bookings
    }

    private func id<Entity>(
        _ text: String,
        as type: Identifier<Entity>.Type = Identifier<Entity>.self
    ) throws
        -> Identifier<Entity>
    {
        guard let id = Identifier<Entity>(rawValue: text) else { throw ValidationError("\(text) is not an id.") }
        return id
    }
}
