import Bookings
import CivilTime
import Money
import SQL
import Scheduling

/// A workload in the tables of a server: provider `prv_bench` with the service `svc_bench_asked`.
struct WorkloadSeed: Sendable {
    private let timeZone: String
    private let calendar: PreparedCalendar
    private let timing: ServiceTiming
    private let provider: ProviderID
    private let service: ServiceID

    init(_ workload: SlotRequest) throws {
        guard let provider = ProviderID(rawValue: "prv_bench"), let service = ServiceID(rawValue: "svc_bench_asked")
        else { preconditionFailure("The ids are well formed.") }
        self.provider = provider
        self.service = service
        timeZone = workload.timeZone
        calendar = try workload.calendar(zones: .system)
        let rules = try workload.rules()
        var timing = ServiceTiming(durationMinutes: rules.duration / 60, slotStepMinutes: rules.step / 60)
        timing.bufferBeforeMinutes = rules.bufferBefore / 60
        timing.bufferAfterMinutes = rules.bufferAfter / 60
        timing.alignment = rules.alignment
        timing.minimumNoticeMinutes = rules.minimumNotice / 60
        timing.bookingWindowDays = rules.bookingWindowDays
        self.timing = timing
    }

    func write(at now: Instant, in connection: any SQLConnection) async throws {
        try await PolicyCatalog().install(at: now, in: connection)
        guard let moderate = PolicyID(rawValue: "moderate") else { preconditionFailure("The name is well formed.") }
        let policy = try await PolicyCatalog().pin(moderate, in: connection)
        _ = try await ProviderStore(zones: .system).create(
            .init(id: provider, name: "Bench", timeZone: timeZone, policy: policy),
            at: now,
            in: connection
        )
        try await writeHours(in: connection)
        var offer = ServiceStore.Draft(name: "Asked", price: MonetaryAmount(0, .euro), timing: timing)
        offer.id = service
        _ = try await ServiceStore().create(offer, of: provider, at: now, in: connection)
        let sessions = calendar.sessions.sorted { $0.start < $1.start }
        for (number, session) in sessions.enumerated() {
            let next = number + 1 < sessions.count ? sessions[number + 1] : nil
            try await write(session, before: next, number: number, policy: policy, in: connection)
        }
    }

    private func writeHours(in connection: any SQLConnection) async throws {
        let schedules = ScheduleStore()
        try await schedules.replaceWeeklyHours(of: provider, with: calendar.schedule.weekly, in: connection)
        for (date, rows) in Dictionary(grouping: calendar.schedule.exceptions, by: \.date) {
            try await schedules.replaceExceptions(
                of: provider,
                on: date,
                with: rows.map { DatedException($0) },
                in: connection
            )
        }
    }

    /// Bookings of a workload lie off the grid, so that no use case would make them, and its buffers overlap, which the
    /// database forbids: each ends where the next footprint begins, so that the same time is taken.
    private func write(
        _ session: BookedSession,
        before next: BookedSession?,
        number: Int,
        policy: PinnedPolicy,
        in connection: any SQLConnection
    ) async throws {
        let end = min(session.end + session.bufferAfter, next.map { $0.start - $0.bufferBefore } ?? .max)
        _ = try await connection.execute(
            """
            INSERT INTO bookings (provider_id, booking_id, service_id, status, start_at, end_at, footprint_start,
                footprint_end, seat, client, token_hash, price, currency, policy_id, policy_version, notice_start_at,
                booked_at, revision)
            VALUES (\(provider), \("bkg_bench_\(number)"), \(service), 'confirmed', \(session.start), \(session.end),
                \(session.start - session.bufferBefore), \(end), 1, '{}',
                \(Array("token \(number)".utf8)), 0, 'EUR', \(policy.policy), \(policy.version), \(session.start),
                \(session.start), 1)
            """
        )
    }
}
