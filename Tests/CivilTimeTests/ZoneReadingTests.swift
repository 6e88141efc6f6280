import CivilTime
import Testing

struct ZoneReadingTests {
    private func spans(_ zone: String, _ from: String, _ to: String) throws -> [String] {
        let start = try #require(Timestamp.parse(from + "Z"))
        let end = try #require(Timestamp.parse(to + "Z"))
        return try ZoneDirectory.system.zone(named: zone).instants(ofWallFrom: start, to: end).map { span in
            "\(Timestamp.format(span.lowerBound)) \(Timestamp.format(span.upperBound))"
        }
    }

    @Test func `The wall shows the offset's time`() throws {
        let zone = try ZoneDirectory.system.zone(named: "America/New_York")
        let instant = try #require(Timestamp.parse("2026-03-08T07:00:00Z"))
        #expect(zone.reading(at: instant).description == "2026-03-08T03:00:00")
        #expect(zone.reading(at: instant - 1).description == "2026-03-08T01:59:59")
    }

    @Test func `Readings are held to the years 1 to 9999`() throws {
        let zone = try ZoneDirectory.system.zone(named: "Asia/Tokyo")
        #expect(zone.reading(at: .max).description == "9999-12-31T23:59:59")
        #expect(zone.reading(at: .min).description == "0001-01-01T00:00:00")
        #expect(zone.reading(at: Timestamp.range.upperBound - 1).date == .max)
    }

    @Test func `A wall range that clocks skip has no instants`() throws {
        #expect(try spans("America/New_York", "2026-03-08T02:00:00", "2026-03-08T03:00:00").isEmpty)
    }

    @Test func `A wall range that clocks repeat has two spans, or one where they touch`() throws {
        #expect(
            try spans("America/New_York", "2026-11-01T01:00:00", "2026-11-01T01:30:00") == [
                "2026-11-01T05:00:00Z 2026-11-01T05:30:00Z", "2026-11-01T06:00:00Z 2026-11-01T06:30:00Z",
            ]
        )
        #expect(
            try spans("America/New_York", "2026-11-01T01:00:00", "2026-11-01T02:00:00") == [
                "2026-11-01T05:00:00Z 2026-11-01T07:00:00Z"
            ]
        )
    }

    @Test func `A date that a zone skipped has no first instant`() throws {
        let zone = try ZoneDirectory.system.zone(named: "Pacific/Apia")
        let skipped = try #require(CivilDate("2011-12-30"))
        let next = try #require(CivilDate("2011-12-31"))
        #expect(zone.firstInstant(of: skipped) == nil)
        #expect(zone.firstInstant(of: next).map(Timestamp.format) == "2011-12-30T10:00:00Z")
    }

    @Test func `A date without a midnight begins when clocks have moved`() throws {
        let zone = try ZoneDirectory.system.zone(named: "Africa/Cairo")
        let date = try #require(CivilDate("2024-04-26"))
        #expect(zone.firstInstant(of: date).map { zone.reading(at: $0).description } == "2024-04-26T01:00:00")
    }

    @Test func `Segments cover the asked range without gaps and differ from their neighbours`() throws {
        for name in ["Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca"] {
            let zone = try ZoneDirectory.system.zone(named: name)
            let segments = zone.segments(from: 0, to: 1 << 37)
            #expect(segments.first?.start == 0 && segments.last?.end == 1 << 37)
            #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.end == $1.start && $0.offset != $1.offset })
            #expect(
                segments.allSatisfy {
                    zone.offset(at: $0.start) == $0.offset && zone.offset(at: $0.end - 1) == $0.offset
                }
            )
        }
    }

    @Test func `All of time has finitely many segments`() throws {
        let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        let segments = zone.segments(from: .min, to: .max)
        #expect(segments.first?.start == .min && segments.last?.end == .max)
        #expect((10_000..<30_000).contains(segments.count))
        #expect(
            segments.allSatisfy { zone.offset(at: $0.start) == $0.offset && zone.offset(at: $0.end - 1) == $0.offset }
        )
    }

    @Test(arguments: [
        "America/New_York", "Europe/Berlin", "Africa/Casablanca", "America/Havana", "Pacific/Apia",
        "Australia/Lord_Howe", "Asia/Kolkata", "Antarctica/Troll", "Asia/Manila", "UTC",
    ])
    func `The readings of a span are shown by its segment alone`(name: String) throws {
        let zone = try ZoneDirectory.system.zone(named: name)
        let end: Int64 = 1 << 34
        var instant: Int64 = -(1 << 33)
        var spans = 0
        while instant < end {
            let span = zone.span(at: instant)
            let segment = zone.segment(at: instant)
            #expect(span.segment == segment)
            let (lower, upper) = (max(span.wallStart, -(1 << 33)), min(span.wallEnd, end))
            for reading in [lower, lower + 1, lower + (upper - lower) / 2, upper - 1] where lower < upper {
                guard lower <= reading, reading < upper else { continue }
                let shown = zone.instants(ofWallFrom: reading, to: reading + 1)
                #expect(shown == [(reading - segment.offset)..<(reading - segment.offset + 1)])
            }
            spans += lower < upper ? 1 : 0
            instant = segment.end
        }
        #expect(spans > 0)
    }
}
