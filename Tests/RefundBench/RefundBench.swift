import Bookings
import CivilTime
import Money
import Foundation
import Policies
import SQL
import SQLiteDriver
import Scheduling

/// `refund-bench [COUNT]`: what a quote costs, and what a cancellation with its decision costs.
///
/// Books, pays and cancels on a database of its own, one after another, under each standard policy in turn.
@main
struct RefundBench {
    private static let policies = ["flexible", "moderate", "strict"]
    private static let now = Instant(1_772_438_400)

    static func main() async throws {
        let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2_000
        let folder = FileManager.default.temporaryDirectory.appending(path: "refund-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try SQLiteDatabase(path: folder.appending(path: "bench.sqlite").path)
        try await Migrator(database, Schema.migrations(for: database.dialect)).migrate(now: now.secondsSince1970)
        let desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
        let services = try await open(in: database)
        var decisions: [Duration] = []
        var cancellations: [Duration] = []
        for number in 0..<count {
            let booking = try await book(number, of: services[number % services.count], at: desk, in: database)
            let clock = ContinuousClock()
            let start = clock.now
            _ = try await desk.quote(booking.id, cancelledBy: .client, at: now, on: database)
            let began = clock.now
            decisions.append(began - start)
            _ = try await desk.deciding(on: database, by: .client(booking.id), at: now) { desk, transaction in
                try await desk.cancel(booking.id, reason: nil, in: transaction)
            }
            cancellations.append(clock.now - began)
        }
        print("\(count) cancellations")
        report("quote, with what it reads", decisions)
        report("cancellation, with its decision", cancellations)
        try await database.close()
        try FileManager.default.removeItem(at: folder)
    }

    private static func report(_ name: String, _ durations: [Duration]) {
        let sorted = durations.sorted()
        let text = [50, 90, 99].map { percent in
            let milliseconds = sorted[(sorted.count - 1) * percent / 100] / .milliseconds(1)
            return "p\(percent) \((milliseconds * 1_000).rounded() / 1_000) ms"
        }
        print("\(name): \(text.joined(separator: ", "))")
    }

    /// A provider with a service for each policy.
    private static func open(in database: SQLiteDatabase) async throws -> [Service] {
        try await database.transaction(.write) { connection in
            try await PolicyCatalog().install(at: now, in: connection)
            var services: [Service] = []
            for name in policies {
                guard let policy = PolicyID(rawValue: name), let id = ProviderID(rawValue: "prv_\(name)"),
                    let start = WallTime("00:00"), let end = WallTime("24:00")
                else { continue }
                let pinned = try await PolicyCatalog().pin(policy, in: connection)
                let draft = ProviderStore.Draft(id: id, name: name, timeZone: "Europe/Berlin", policy: pinned)
                _ = try await ProviderStore(zones: .system).create(draft, at: now, in: connection)
                let hours = (0...6).map { WeeklyHours(dayOfWeek: $0, start: start, end: end) }
                try await ScheduleStore().replaceWeeklyHours(of: id, with: hours, in: connection)
                let timing = ServiceTiming(durationMinutes: 60)
                let offer = ServiceStore.Draft(name: "Hour", price: MonetaryAmount(9_999, .euro), timing: timing)
                services.append(try await ServiceStore().create(offer, of: id, at: now, in: connection))
            }
            return services
        }
    }

    /// A booking that is paid in cash.
    private static func book(
        _ number: Int,
        of service: Service,
        at desk: BookingDesk,
        in database: SQLiteDatabase
    ) async throws -> Booking {
        let start = now + 86_400 + Int64(number) * 3_600
        let client = ClientDetails(name: "Kim")
        let request = BookingRequest(provider: service.provider, service: service.id, startAt: start, client: client)
        return try await database.transaction(.write, by: .system, at: now) { transaction in
            guard case .booked(let booking, _, _) = try await desk.book(request, in: transaction) else {
                throw BookingsError(.conflict, "The start was refused.")
            }
            return try await PaymentDesk(zones: .system, observers: [])
                .record(9_999, method: .cash, note: nil, for: booking.id, in: transaction)
                .booking
        }
    }
}
