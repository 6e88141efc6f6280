import CivilTime
import Bookings
import Intervals
import SQL
import Testing
import TestSupport

/// Which busy times are found, among many of all lengths that overlap and contain each other.
@Suite(.ownDatabases)
struct BusyTimeListTests {
    private static let day: Int64 = 86_400

    private func spans(_ random: inout SplitMix64) -> [Interval] {
        let day = Self.day
        let edges = [day - 60, day, day + 60, 32 * day - 60, 32 * day, 32 * day + 60, BusyTimeLimits.days * day]
        return (0..<200).map { _ in
            let length =
                switch Int.random(in: 0..<4, using: &random) {
                case 0: Int64.random(in: 1...1_440, using: &random) * 60
                case 1: Int64.random(in: 1...46_080, using: &random) * 60
                case 2: Int64.random(in: 1...2_635_200, using: &random) * 60
                default: edges.randomElement(using: &random) ?? day
                }
            let start = Studio.opening + Int64.random(in: -2_000_000...1_000_000, using: &random) * 60
            return Interval(start: start, end: start + length)
        }
    }

    @Test(arguments: Engine.allCases, 1...3 as ClosedRange<UInt64>)
    func `a range finds all that meet it, and no other`(engine: Engine, seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let studio = try await Studio(on: engine)
        let spans = spans(&random)
        try await studio.database.transaction(.write) { connection in
            for span in spans { try await studio.insertBusyTime(span, source: "manual", in: connection) }
        }
        for _ in 0..<20 {
            let lower = Studio.opening + Int64.random(in: -2_100_000...2_000_000, using: &random) * 60
            let upper = lower + Int64.random(in: 1...100_000, using: &random) * 60
            let expected = spans.filter { $0.startAt < upper && $0.endAt > lower }.sorted { $0.start < $1.start }
            let found = try await studio.database.transaction(.read) { connection in
                try await connection.run(
                    BusyTimeStore().meeting(after: lower, before: upper, of: studio.provider)
                )
            }
            #expect(found.map(\.span.start) == expected.map(\.start), "seed \(seed), [\(lower), \(upper))")
            #expect(found.map(\.span).sorted() == expected.sorted())
        }
    }

    @Test(arguments: Engine.allCases, [1, 7, 200])
    func `pages give every busy time of a range once, in order`(engine: Engine, limit: Int) async throws {
        var random = SplitMix64(seed: UInt64(limit))
        let studio = try await Studio(on: engine)
        let drawn = spans(&random).prefix(40)
        let spans = drawn + drawn.prefix(5)
        try await studio.database.transaction(.write) { connection in
            for span in spans { try await studio.insertBusyTime(span, source: "manual", in: connection) }
        }
        let middle = Studio.opening
        for (from, to) in [(nil, nil), (middle, nil), (nil, middle), (middle - 90 * Self.day, middle)]
            as [(Instant?, Instant?)]
        {
            var filter = BusyTimeStore.Filter()
            (filter.from, filter.to) = (from, to)
            let expected = spans.filter { $0.endAt > from ?? .min && $0.startAt < to ?? .max }
            let found = try await pages(of: filter, limit, studio)
            #expect(found.map(\.span.start) == found.map(\.span.start).sorted())
            #expect(found.map(\.span).sorted() == expected.sorted(), "from \(from ?? .min) to \(to ?? .max)")
            #expect(Set(found.map(\.id)).count == found.count)
        }
    }

    private func pages(of filter: BusyTimeStore.Filter, _ limit: Int, _ studio: Studio) async throws -> [BusyTime] {
        var found: [BusyTime] = []
        while true {
            let cursor = found.last.map(BusyTimeCursor.init)
            let page = try await studio.database.transaction(.read) { connection in
                try await BusyTimeStore().list(filter, of: studio.provider, after: cursor, limit: limit, in: connection)
            }
            guard !page.isEmpty else { return found }
            found += page
        }
    }

    @Test func `a cursor is read back, and nothing else is one`() throws {
        let id = try #require(BusyTimeID(rawValue: "bsy_studio_1"))
        let cursor = try #require(BusyTimeCursor(rawValue: "-60~\(id)"))
        #expect(cursor.start == Instant(-60) && cursor.id == id && cursor.rawValue == "-60~bsy_studio_1")
        for text in [
            "", "60", "~bsy_studio_1", "60~bkg_studio_1", "60~", "6e1~bsy_studio_1", "+60~bsy_studio_1",
            "060~bsy_studio_1",
            "60~60~bsy_studio_1", "60.bsy_studio_1", "99999999999999~bsy_studio_1",
        ] {
            #expect(BusyTimeCursor(rawValue: text) == nil, "\(text)")
        }
    }
}
