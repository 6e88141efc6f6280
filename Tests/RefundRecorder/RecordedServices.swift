import Bookings
import CivilTime
import Money
import Policies
import PolicyLibrary
import SQL
import SQLiteDriver
import Scheduling

/// A provider with one service for each policy.
enum RecordedServices {
    private static let currencies: [(code: String, price: Int64)] = [
        ("EUR", 9_999), ("JPY", 12_345), ("KWD", 45_678), ("USD", 1_000_000), ("ISK", 990_000),
    ]

    private static let zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]

    /// Fails for some bookings, which leaves their refunds to a person.
    private static let failing = """
        return {
          name = "Fails for some",
          description = "70 %, if it can be computed.",
          refund = function(booking)
            if booking.notice % 2 == 1 then error("an odd notice") end
            return percent(booking.paid, 70)
          end,
        }
        """

    /// Gives reasons in which letters are composed and decomposed.
    private static let wordy = """
        return {
          name = "Explains itself",
          description = "30 %, with a reason for each.",
          refund = function(booking)
            local letters = booking.notice % 2 == 0 and "Caf\\u{E9}" or "Cafe\\u{301}"
            return {amount = percent(booking.paid, 30), reason = letters .. ": " .. booking.currency .. " " .. booking.paid}
          end,
        }
        """

    /// Opens the services.
    static func open(in database: SQLiteDatabase, at now: Instant) async throws -> [Service] {
        try await database.transaction(.write) { connection in
            try await PolicyCatalog().install(at: now, in: connection)
            var services: [Service] = []
            for name in PolicyID.standardNames {
                services.append(try await open(services.count, policy: name, at: now, in: connection))
            }
            let scripts =
                PolicyLibrary.examples.map(\.source) + [failing, wordy].map { PolicySource(Array($0.utf8)) }
            for script in scripts {
                services.append(try await open(services.count, script: script, at: now, in: connection))
            }
            return services
        }
    }

    private static func open(
        _ number: Int,
        policy name: String = "flexible",
        script: PolicySource? = nil,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Service {
        guard let id = ProviderID(rawValue: "prv_p\(number)"), let standard = PolicyID(rawValue: name),
            let start = WallTime("00:00"), let end = WallTime("24:00")
        else { throw BookingsError(.invalidValue, "There can be no provider \(number).") }
        let draft = ProviderStore.Draft(
            id: id,
            name: "Provider \(number)",
            timeZone: zones[number % zones.count],
            policy: try await PolicyCatalog().pin(standard, in: connection)
        )
        let store = ProviderStore(zones: .system)
        var provider = try await store.create(draft, at: now, in: connection)
        if let script {
            provider.policy = try await upload(script, of: id, at: now, in: connection)
            _ = try await store.update(provider, at: now, in: connection)
        }
        let hours = (0...6).map { WeeklyHours(dayOfWeek: $0, start: start, end: end) }
        try await ScheduleStore().replaceWeeklyHours(of: id, with: hours, in: connection)
        let (code, price) = currencies[number % currencies.count]
        guard let currency = Currency(code) else {
            throw BookingsError(.invalidValue, "\(code) is not a currency code of ISO 4217.")
        }
        let offer = ServiceStore.Draft(
            name: "Hour \(number)",
            price: MonetaryAmount(price, currency),
            timing: ServiceTiming(durationMinutes: 60, slotStepMinutes: 30)
        )
        return try await ServiceStore().create(offer, of: id, at: now, in: connection)
    }

    private static func upload(
        _ source: PolicySource,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> PinnedPolicy {
        let compiled = try PolicyHost().compile(source: source)
        let script = PolicyStore.Script(source: source, name: compiled.name, description: compiled.description)
        let store = PolicyStore()
        let version = try await store.upload(script, as: nil, of: provider, by: .system, at: now, in: connection)
        return PinnedPolicy(policy: version.policy, version: version.version)
    }
}
