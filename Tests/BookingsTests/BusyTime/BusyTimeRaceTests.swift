import Bookings
import CivilTime
import Intervals
import PostgresDriver
import PostgresServer
import SQL
import Scheduling
import Synchronization
import Testing
import TestSupport

/// Blocks and bookings at once, and what other servers are told.
@Suite(.ownDatabases)
struct BusyTimeRaceTests {
    /// What has taken place, in the order in which the provider's lock was held, which is that of the commits.
    private enum Step: Sendable {
        case blocked(Interval)
        case booked(Interval)
    }

    private final class Steps: Sendable {
        private let list = Mutex<[Step]>([])

        var all: [Step] { list.withLock { $0 } }

        func add(_ step: Step) {
            list.withLock { $0.append(step) }
        }
    }

    @Test(arguments: Engine.allCases, 1...3 as ClosedRange<UInt64>)
    func `no booking lands in a block that came first`(engine: Engine, seed: UInt64) async throws {
        let studio = try await Studio(on: engine)
        let steps = Steps()
        var random = SplitMix64(seed: seed)
        let hours = (0..<24).map { _ in Int64.random(in: 0..<8, using: &random) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, hour) in hours.enumerated() {
                let start = Studio.opening + hour * 3_600
                group.addTask {
                    if number.isMultiple(of: 3) {
                        try await block(Interval(start: start, end: start + 60), studio, steps)
                    } else {
                        try await book(start, studio, steps)
                    }
                }
            }
            try await group.waitForAll()
        }
        var blocks: [Interval] = []
        for step in steps.all {
            switch step {
            case .blocked(let span): blocks.append(span)
            case .booked(let session):
                #expect(!blocks.contains { $0.overlaps(session) }, "seed \(seed): \(session)")
            }
        }
        #expect(blocks.count == 8)
    }

    private func block(_ span: Interval, _ studio: Studio, _ steps: Steps) async throws {
        try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            _ = try await BusyTimeDesk(zones: .system).block(
                span,
                note: nil,
                of: studio.provider,
                in: transaction
            )
            steps.add(.blocked(span))
        }
    }

    private func book(_ start: Instant, _ studio: Studio, _ steps: Steps) async throws {
        let request = studio.request(at: start)
        try await studio.database.transaction(.write, by: .anonymous, at: Studio.now) { transaction in
            let outcome = try await studio.desk.book(request, in: transaction)
            guard case .booked(let booking, _, _) = outcome else { return }
            steps.add(.booked(Interval(start: booking.startAt, end: booking.endAt)))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a booking that waits for a block sees it`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let request = studio.request(at: Studio.opening)
        let waiting = try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            _ = try await BusyTimeDesk(zones: .system).block(
                Interval(start: Studio.opening, end: Studio.opening + 60),
                note: nil,
                of: studio.provider,
                in: transaction
            )
            // It begins before the block is committed, and can end only after.
            return Task {
                try await studio.database.transaction(.write, by: .anonymous, at: Studio.now) {
                    try await studio.desk.book(request, in: $0)
                }
            }
        }
        guard case .refused(let refusal) = try await waiting.value else {
            Issue.record("booked in blocked time")
            return
        }
        #expect(refusal.isTaken)
    }

    @Test func `every server's slots change with a block and with its end`() async throws {
        let studio = try await Studio(on: .postgres)
        let name: String = try await studio.database.transaction(.read) { connection in
            try #require(try await connection.query("SELECT current_database()::text AS name").first).decode("name")
        }
        let others = try await withThrowingTaskGroup(of: (PostgresDatabase, CalendarCache).self) { group in
            for _ in 0..<2 {
                group.addTask {
                    let database = try PostgresDatabase(try await PostgresServer.shared.url(of: name))
                    let cache = CalendarCache(database: database, zones: .system)
                    try await cache.listen()
                    return (database, cache)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (_, cache) in others { #expect(try await offers(studio, cache)) }
        let busy = try await studio.block(Studio.opening, Studio.opening + 60)
        for (_, cache) in others { try await wait(studio, cache, untilOffered: false) }
        try await studio.unblock(busy)
        for (_, cache) in others { try await wait(studio, cache, untilOffered: true) }
        for (database, _) in others { try await database.close() }
    }

    private func offers(_ studio: Studio, _ cache: CalendarCache) async throws -> Bool {
        let kept = try await cache.calendar(
            of: studio.service.id,
            of: studio.provider,
            starts: Studio.opening...Studio.opening + 86_400,
            at: Studio.now
        )
        return kept.calendar.isSlot(
            at: Studio.opening.secondsSince1970,
            rules: kept.rules,
            now: Studio.now.secondsSince1970
        )
    }

    /// The notification of another process arrives soon after the commit.
    private func wait(_ studio: Studio, _ cache: CalendarCache, untilOffered isOffered: Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try await offers(studio, cache) != isOffered {
            try #require(ContinuousClock.now < deadline, "another server still tells what was before")
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
