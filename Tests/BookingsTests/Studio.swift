import Bookings
import CivilTime
import Money
import Foundation
import Policies
import SQL
import Scheduling
import Testing

/// A provider with one service in a database of its own, in a folder that goes with it.
///
/// The provider, in Berlin, is open from 09:00 to 17:00 on every day of the week.
final class Studio: Sendable {
    let database: any SQLDatabase
    let desk: BookingDesk
    let paymentDesk = PaymentDesk(zones: .system, observers: [])
    let payoutDesk = PayoutDesk(observers: [])
    let refundDesk = RefundDesk(observers: [])
    let holds = HoldDesk(observers: [])
    let provider: ProviderID
    let service: Service
    private let folder: URL

    /// 2026-03-02T08:00:00Z, a Monday, 09:00 in Berlin.
    static let now = Instant(1_772_438_400)

    /// 2026-03-09T08:00:00Z, a Monday, 09:00 in Berlin.
    static let opening = now + 7 * 86_400

    init(
        on engine: Engine = .sqlite,
        policy: String = "moderate",
        script: String? = nil,
        timing: ServiceTiming = ServiceTiming(durationMinutes: 60),
        requirements: ClientRequirements = ClientRequirements(),
        requiresApproval: Bool = false,
        prepayment: Prepayment = .notRequired,
        terms: PaymentTerms? = nil
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "bookable-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try await OwnDatabases.current.open(engine, in: folder)
        desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), terms: terms, observers: [])
        let id = try #require(ProviderID(rawValue: "prv_studio"))
        provider = id
        var draft = ServiceStore.Draft(name: "Hour", price: MonetaryAmount(9_999, .euro), timing: timing)
        draft.requirements = requirements
        draft.requiresApproval = requiresApproval
        draft.prepayment = prepayment
        let offered = draft
        let source = script.map(PolicySource.init(text:))
        service = try await database.transaction(.write) { connection in
            try await PolicyCatalog().install(at: Self.now, in: connection)
            let standard = try #require(PolicyID(rawValue: policy))
            var pinned = try await PolicyCatalog().pin(standard, in: connection)
            if let source {
                try await PolicyStore().keep(source, at: Self.now, in: connection)
                pinned = PinnedPolicy(policy: standard, version: source.version)
            }
            _ = try await ProviderStore(zones: .system).create(
                .init(id: id, name: "Studio", timeZone: "Europe/Berlin", policy: pinned),
                at: Self.now,
                in: connection
            )
            let hours = try (0...6).map { day in
                WeeklyHours(
                    dayOfWeek: day,
                    start: try #require(WallTime("09:00")),
                    end: try #require(WallTime("17:00"))
                )
            }
            try await ScheduleStore().replaceWeeklyHours(of: id, with: hours, in: connection)
            return try await ServiceStore().create(offered, of: id, at: Self.now, in: connection)
        }
    }

    /// Changes how long the service lasts, and how far apart its starts are, for bookings to come.
    func makeServiceLast(minutes: Int) async throws {
        try await database.transaction(.write) { connection in
            try await connection.execute(
                "UPDATE services SET duration_minutes = \(minutes), slot_step_minutes = \(minutes)"
            )
        }
    }

    /// Every byte of the database's files.
    func storedBytes() throws -> Data {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
    }
}
