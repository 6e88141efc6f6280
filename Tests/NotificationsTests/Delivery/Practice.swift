import Bookings
import CivilTime
import Foundation
import Mail
import Money
import Notifications
import Policies
import MigratedDatabases
import PostgresDriver
import PostgresServer
import SQL
import SQLiteDriver
import Scheduling
import Synchronization
import Testing

/// A provider whose messages are planned and sent, with a database of its own and a clock that is set by hand.
final class Practice: Sendable {
    enum Engine: CaseIterable, Sendable {
        case sqlite, postgres
    }

    let database: any SQLDatabase
    let desk: BookingDesk
    let carrier = HeldCarrier()
    let service: Service
    private let clock: Mutex<Instant>

    static let provider = ProviderID(rawValue: "prv_studio")

    /// 2026-03-02T08:00:00Z, a Monday, 09:00 in Berlin.
    static let now = Instant(1_772_438_400)

    /// A week later, 09:00 in Berlin.
    static let start = now + 7 * 86_400
    static let hour: Int64 = 3_600

    /// Runs `body` with a practice whose database is removed afterwards.
    static func run(
        on engine: Engine,
        requiresApproval: Bool = false,
        _ body: (Practice) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "practice-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let name = "practice_\(UUID().uuidString.replacing("-", with: "").lowercased())"
        let database: any SQLDatabase
        switch engine {
        case .sqlite: database = try await MigratedDatabases.openFile(folder.appending(path: "practice.sqlite").path)
        case .postgres:
            let server = try await PostgresServer.shared
            try await server.run("CREATE DATABASE \(name) TEMPLATE \(try await MigratedDatabases.postgresTemplate)")
            database = try PostgresDatabase(server.url(of: name), limits: PostgresLimits(connections: 6))
        }
        let practice = try await Practice(database, requiresApproval: requiresApproval)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(practice))
        } catch {
            result = .failure(error)
        }
        try await database.close()
        if engine == .postgres { try await PostgresServer.shared.run("DROP DATABASE \(name) WITH (FORCE)") }
        try FileManager.default.removeItem(at: folder)
        try result.get()
    }

    /// Links a calendar that receives bookings.
    func linkCalendar() async throws {
        try await database.transaction(.write) { [now] connection in
            try await connection.execute(
                """
                INSERT INTO calendar_links (provider_id, link_id, kind, name, host, address, owner_addresses, tentative_is_busy,
                    when_stale, free_days_are_busy, counts_as_busy, receives_bookings, booking_contents, revision, failures,
                    warnings, due_at, created_at, created_by, updated_at)
                VALUES (\(Self.provider), 'cal_studio_1', 'caldav', 'Private', 'dav.example', \([UInt8]([1])), '[]', \(true),
                    'trust', \(false), \(true), \(true), 'times', 1, 0, '[]', \(now), \(now), 'system', \(now))
                """
            )
        }
    }

    private init(_ database: any SQLDatabase, requiresApproval: Bool) async throws {
        self.database = database
        clock = Mutex(Self.now)
        desk = BookingDesk(
            zones: .system,
            evaluators: PolicyEvaluators(),
            observers: [MessagePlanning(zones: .system, channels: [.email])]
        )
        let id = try #require(Self.provider)
        service = try await database.transaction(.write) { connection in
            try await PolicyCatalog().install(at: Self.now, in: connection)
            let policy = try await PolicyCatalog().pin(try #require(PolicyID(rawValue: "moderate")), in: connection)
            _ = try await ProviderStore(zones: .system).create(
                .init(
                    id: id,
                    name: "Studio Anna",
                    email: "anna@studio.example",
                    timeZone: "Europe/Berlin",
                    policy: policy
                ),
                at: Self.now,
                in: connection
            )
            let hours = try (0...6).map { day in
                WeeklyHours(
                    dayOfWeek: day,
                    start: try #require(WallTime("06:00")),
                    end: try #require(WallTime("22:00"))
                )
            }
            try await ScheduleStore().replaceWeeklyHours(of: id, with: hours, in: connection)
            var draft = ServiceStore.Draft(
                name: "Cut",
                price: MonetaryAmount(4_900, .euro),
                timing: ServiceTiming(durationMinutes: 60, slotStepMinutes: 15)
            )
            draft.requiresApproval = requiresApproval
            return try await ServiceStore().create(draft, of: id, at: Self.now, in: connection)
        }
    }

    var now: Instant {
        get { clock.withLock { $0 } }
        set { clock.withLock { $0 = newValue } }
    }

    /// What one of the servers sends with.
    func dispatcher() throws -> MessageDispatcher {
        MessageDispatcher(
            database: database,
            zones: .system,
            identity: try #require(MessageIdentity(mailFrom: "bookings@bookable.example")),
            mail: carrier,
            clock: { [self] in now }
        )
    }

    /// Has `dispatcher` send all that is due.
    func send(_ dispatcher: MessageDispatcher) async throws {
        while try await !dispatcher.round().results.isEmpty {}
    }
}

extension Practice {
    func book(
        _ client: ClientDetails = ClientDetails(name: "Kim Lee", email: "kim@example.org"),
        at start: Instant = Practice.start,
        hold: Int64? = nil
    ) async throws -> Booking {
        var request = BookingRequest(
            provider: try #require(Self.provider),
            service: service.id,
            startAt: start,
            client: client
        )
        request.hold = hold
        let outcome = try await database.transaction(.write, by: .anonymous, at: now) {
            try await self.desk.book(request, in: $0)
        }
        guard case .booked(let booking, _, _) = outcome else {
            throw BookingsError(.conflict, "The start was refused.")
        }
        return booking
    }

    func move(_ booking: Booking, to start: Instant, by requester: Requester? = nil) async throws {
        let outcome = try await desk.deciding(on: database, by: requester ?? .client(booking.id), at: now) {
            desk,
            transaction in
            try await desk.reschedule(booking.id, to: start, in: transaction)
        }
        if case .refused = outcome { throw BookingsError(.conflict, "The start was refused.") }
    }

    func cancel(_ booking: Booking, by requester: Requester? = nil, reason: String? = nil) async throws {
        _ = try await desk.deciding(on: database, by: requester ?? .client(booking.id), at: now) { desk, transaction in
            try await desk.cancel(booking.id, reason: reason, in: transaction)
        }
    }

    func confirm(_ booking: Booking) async throws {
        _ = try await database.transaction(.write, by: try asProvider, at: now) { transaction in
            try await self.desk.confirm(booking.id, in: transaction)
        }
    }

    /// The provider itself, by a key.
    var asProvider: Requester {
        get throws {
            .key(try #require(APIKeyID(rawValue: "key_studio")), role: .provider, provider: Self.provider)
        }
    }

    func messages(of booking: Booking) async throws -> [Message] {
        try await database.transaction(.read) { try await MessageStore().list(of: booking.id, in: $0) }
    }

    /// What became of a booking's messages, such as `confirmed client sent`.
    func fates(of booking: Booking) async throws -> Set<String> {
        Set(
            try await messages(of: booking).map { message in
                let fate = message.reason.map { "\(message.status.rawValue): \($0)" } ?? message.status.rawValue
                return
                    "\(message.key.revision) \(message.key.occasion.rawValue) \(message.key.recipient.rawValue) \(fate)"
            }
        )
    }
}
