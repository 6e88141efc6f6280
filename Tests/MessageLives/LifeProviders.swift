import Bookings
import CivilTime
import Money
import Policies
import SQL
import Scheduling

/// A provider of the simulation with its one service.
struct LifeProvider: Sendable {
    let number: Int
    let id: ProviderID
    let name: String
    let email: String
    let service: Service

    /// Whether the provider approves each booking.
    let approves: Bool
    let zone: String

    /// Seconds past the hour at which sessions begin: the zone's minutes.
    let pastHour: Int64

    /// The provider itself, by a key.
    var requester: Requester {
        get throws {
            guard let key = APIKeyID(rawValue: "key_p\(number)") else { throw BookingsError(.invalidValue, "No key.") }
            return .key(key, role: .provider, provider: id)
        }
    }

    private static let zones: [(name: String, pastHour: Int64)] = [
        ("Europe/Berlin", 0), ("America/New_York", 0), ("Asia/Kolkata", 1_800), ("UTC", 0),
    ]

    /// Opens providers around the clock, every third of whom approves bookings.
    static func open(_ count: Int, in database: any SQLDatabase, at now: Instant) async throws -> [LifeProvider] {
        try await database.transaction(.write) { connection in
            try await PolicyCatalog().install(at: now, in: connection)
            var providers: [LifeProvider] = []
            for number in 0..<count { providers.append(try await open(number: number, in: connection, at: now)) }
            return providers
        }
    }

    private static func open(
        number: Int,
        in connection: any SQLConnection,
        at now: Instant
    ) async throws -> LifeProvider {
        let zone = zones[number % zones.count]
        guard let id = ProviderID(rawValue: "prv_p\(number)"), let standard = PolicyID(rawValue: "moderate"),
            let start = WallTime("00:00"), let end = WallTime("24:00")
        else { throw BookingsError(.invalidValue, "There can be no provider \(number).") }
        let draft = ProviderStore.Draft(
            id: id,
            name: "Provider \(number)",
            email: "provider\(number)@studio.example",
            timeZone: zone.name,
            policy: try await PolicyCatalog().pin(standard, in: connection)
        )
        _ = try await ProviderStore(zones: .system).create(draft, at: now, in: connection)
        let hours = (0...6).map { WeeklyHours(dayOfWeek: $0, start: start, end: end) }
        try await ScheduleStore().replaceWeeklyHours(of: id, with: hours, in: connection)
        var timing = ServiceTiming(durationMinutes: number % 2 == 0 ? 60 : 30, slotStepMinutes: 60)
        timing.capacity = 500
        var offer = ServiceStore.Draft(name: "Session", price: MonetaryAmount(4_900, .euro), timing: timing)
        offer.requiresApproval = number % 3 == 2
        let service = try await ServiceStore().create(offer, of: id, at: now, in: connection)
        return LifeProvider(
            number: number,
            id: id,
            name: draft.name,
            email: "provider\(number)@studio.example",
            service: service,
            approves: offer.requiresApproval,
            zone: zone.name,
            pastHour: zone.pastHour
        )
    }
}
