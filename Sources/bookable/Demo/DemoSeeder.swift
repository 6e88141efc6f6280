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

    init(zones: ZoneDirectory, judge: PolicyJudge) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
        desk = BookingDesk(zones: zones, judge: judge)
    }

    /// The keys that the demo hands out.
    struct Keys {
        let admin: Secret
        let provider: Secret
        let finance: Secret
    }

    /// Seeds the demo and returns its keys; none where it is there already.
    func seed(at now: Int64, in connection: any SQLConnection) async throws -> Keys? {
        let first = try DemoProvider.all.map { try id($0.id, as: ProviderID.self) }
        let there = try await connection.query("SELECT 1 FROM providers WHERE provider_id = \(first[0])")
        guard there.isEmpty else { return nil }
        for provider in DemoProvider.all {
            try await seed(provider, at: now, in: connection)
        }
        let keys = APIKeyStore()
        return Keys(
            admin: try await keys.create(role: .admin, provider: nil, name: "demo", at: now, in: connection).secret,
            provider: try await keys.create(
                role: .provider,
                provider: first[0],
                name: "demo",
                at: now,
                in: connection
            ).secret,
            finance: try await keys.create(role: .finance, provider: nil, name: "demo", at: now, in: connection).secret
        )
    }

    private func seed(_ demo: DemoProvider, at now: Int64, in connection: any SQLConnection) async throws {
        guard let policy = PolicyID(rawValue: demo.policy) else {
            throw ValidationError("\(demo.policy) is no policy.")
        }
        let draft = ProviderStore.Draft(
            id: try id(demo.id),
            name: demo.name,
            timeZone: demo.timeZone,
            policy: try await PolicyCatalog().pin(policy, in: connection)
        )
        let provider = try await providers.create(draft, at: now, in: connection)
        try await ScheduleStore().replaceWeeklyHours(of: provider.id, with: demo.weeklyHours, in: connection)
        for service in demo.services {
            var draft = ServiceStore.Draft(
                name: service.name,
                price: service.price,
                currency: service.currency,
                timing: service.timing
            )
            draft.id = try id(service.id)
            let service = try await ServiceStore().create(draft, of: provider.id, at: now, in: connection)
            try await book(service, of: provider, at: now, in: connection)
        }
    }

    /// Takes every fifth slot of the week that begins in five days, and cancels the first of them.
    private func book(
        _ service: Service,
        of provider: Provider,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws {
        let week = (now + 5 * 86_400, now + 12 * 86_400)
        let loader = CalendarLoader(zones: zones)
        let premises = try await loader.premises(of: service.id, of: provider.id, in: connection)
        let calendar = try await loader.load(
            premises,
            first: week.0,
            last: week.1,
            at: now,
            in: connection
        )
        let slots = calendar.calendar.slots(
            calendar.rules,
            now: now,
            in: SlotRange(from: .instant(week.0), to: .instant(week.1))
        )
        for (number, start) in stride(from: 0, to: slots.count, by: 5).map({ slots[$0] }).prefix(8).enumerated() {
            let client = ClientDetails(name: "Demo client \(number + 1)", email: "client\(number + 1)@example.org")
            let request = BookingRequest(
                provider: provider.id,
                service: service.id,
                startAt: start,
                client: client
            )
            guard case .booked(let booking, _) = try await desk.book(request, by: .system, at: now, in: connection)
            else { continue }
            _ = try await desk.recordPayment(
                of: booking.price,
                method: .card,
                note: "Demo",
                for: booking.id,
                by: .system,
                at: now,
                in: connection
            )
            if number == 0 {
                _ = try await desk.cancel(
                    booking.id,
                    reason: "Demo",
                    by: .client(booking.id),
                    at: now,
                    in: connection
                )
            }
        }
    }

    private func id<Entity>(
        _ text: String,
        as type: Identifier<Entity>.Type = Identifier<Entity>.self
    ) throws
        -> Identifier<Entity>
    {
        guard let id = Identifier<Entity>(rawValue: text) else { throw ValidationError("\(text) is no id.") }
        return id
    }
}
