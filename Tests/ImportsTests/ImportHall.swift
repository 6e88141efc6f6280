import Bookings
import CivilTime
import Foundation
import Imports
import MigratedDatabases
import Policies
import PostgresDriver
import PostgresServer
import SQL
import SQLiteDriver
import Scheduling
import TestSupport
import Testing

/// The engines on which imports are written.
enum Engine: CaseIterable, Sendable {
    case sqlite, postgres
}

/// A database into which things are imported, at a time that is set.
struct ImportHall {
    let database: any SQLDatabase

    /// 2027-01-04T08:00:00Z.
    static let now = Instant("2027-01-04T08:00:00Z") ?? .min

    static func run(on engine: Engine, _ body: (ImportHall) async throws -> Void) async throws {
        switch engine {
        case .sqlite:
            let folder = try TemporaryFolder()
            try await run(MigratedDatabases.openFile(folder.path("hall.sqlite")), body)
        case .postgres:
            let server = try await PostgresServer.shared
            try await server.withDatabase(from: MigratedDatabases.postgresTemplate) { url in
                try await run(PostgresDatabase(url, limits: PostgresLimits(connections: 3)), body)
            }
        }
    }

    private static func run(_ database: any SQLDatabase, _ body: (ImportHall) async throws -> Void) async throws {
        let result: Result<Void, any Error>
        do {
            try await database.transaction(.write) { try await PolicyCatalog().install(at: now, in: $0) }
            result = .success(try await body(ImportHall(database: database)))
        } catch {
            result = .failure(error)
        }
        try await database.close()
        try result.get()
    }

    static var options: ImportOptions { ImportOptions(zones: .system, now: now) }

    static func fixture(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    func write(
        _ contents: SourceContents,
        isTrial: Bool = false,
        from origin: String = "elsewhere",
        observers: [any BookingObserver] = []
    ) async throws -> ImportReport {
        let policy = try #require(PolicyID(rawValue: "flexible"))
        let desk = ImportDesk(zones: .system, policy: policy, evaluators: PolicyEvaluators(), observers: observers)
        return try await ImportRun(desk, from: origin, by: "command:test", at: Self.now).write(
            contents,
            isTrial: isTrial,
            to: database
        )
    }

    /// The provider that a row became.
    func provider(_ source: String, in report: ImportReport) throws -> ProviderID {
        let entry = report.entries.first { $0.row.kind == .provider && $0.row.id == source }
        return try #require(entry?.record.flatMap { ProviderID(rawValue: $0) }, "\(source)")
    }

    func bookings(of provider: ProviderID) async throws -> [Booking] {
        try await database.transaction(.read) { connection in
            var filter = BookingStore.Filter()
            filter.provider = provider
            return try await BookingStore().list(filter, in: .start, after: nil, limit: 100, in: connection).found
        }
    }

    func services(of provider: ProviderID) async throws -> [Service] {
        try await database.transaction(.read) { connection in
            try await ServiceStore().list(of: provider, after: nil, limit: 100, includingArchived: true, in: connection)
        }.sorted { $0.name < $1.name }
    }

    /// The starts of a service on dates, as the provider's clock shows them: `2031-03-03 10:15`.
    func slots(_ service: Service, from: String, to: String) async throws -> [String] {
        let (first, last) = (try #require(Instant(from)), try #require(Instant(to)))
        return try await database.transaction(.read) { connection in
            let loader = CalendarLoader(zones: .system)
            let offered = try await loader.offered(of: service.id, of: service.provider, in: connection)
            let asOf = first - 86_400
            let loaded = try await loader.load(offered, first: first, last: last, at: asOf, in: connection)
            let slots = loaded.calendar.slots(
                loaded.rules,
                now: asOf.secondsSince1970,
                in: .init(from: .instant(first.secondsSince1970), to: .instant(last.secondsSince1970))
            )
            let zone = try ZoneDirectory.system.zone(named: offered.provider.timeZone)
            return slots.map { start in
                zone.reading(at: start).description.replacing("T", with: " ").prefix(16).description
            }
        }
    }

    /// How many rows each table has that an import writes to.
    func rowCounts() async throws -> [String: Int] {
        try await database.transaction(.read) { connection in
            var counts: [String: Int] = [:]
            for table in [
                "providers", "services", "weekly_hours", "schedule_exceptions", "busy_times", "bookings",
                "booking_notes",
                "imported_records", "events", "message_plans", "audit_entries",
            ] {
                let rows = try await connection.query("SELECT COUNT(*) AS n FROM \(unsafeRaw: table)")
                counts[table] = try rows.first?.decode("n") ?? 0
            }
            return counts
        }
    }
}

extension ImportReport {
    func entry(_ kind: SourceRow.Kind, _ id: String) -> ImportEntry? {
        entries.first { $0.row.kind == kind && $0.row.id == id }
    }

    func outcome(_ kind: SourceRow.Kind, _ id: String) -> String {
        guard let entry = entry(kind, id) else { return "nothing" }
        return entry.reason.map { "\(entry.outcome.rawValue): \($0)" } ?? entry.outcome.rawValue
    }
}
