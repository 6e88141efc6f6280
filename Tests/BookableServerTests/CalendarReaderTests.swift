import CivilTime
import Intervals
import Testing

@testable import CalendarSync

/// Reads calendars in which some files cannot be read.
struct CalendarReaderTests {
    private let reader = CalendarReader(zones: .system)

    @Test(arguments: [0, 1, 2])
    func `a file of a server that cannot be read is told, however many others there are`(others: Int) async throws {
        let files = (0..<others).map { CalendarReader.File(name: "\($0).ics", bytes: Self.event(at: 9 + $0)) }
        let reading = try await read(files + [CalendarReader.File(name: "broken.ics", bytes: Self.broken)])
        #expect(reading.busy.count == min(others, 1), "\(reading.busy)")
        #expect(reading.warnings.count == 1, "\(reading.warnings)")
    }

    @Test func `a feed that cannot be read says nothing of free time`() async throws {
        await #expect(throws: (any Error).self) {
            try await read([CalendarReader.File(name: "", bytes: Self.broken)])
        }
    }

    private func read(_ files: [CalendarReader.File]) async throws -> CalendarReader.Reading {
        let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        return try await reader.read(
            files,
            in: Interval(start: 1_772_323_200, end: 1_775_001_600),
            zone: zone,
            rules: CalendarRules(),
            at: Instant(1_772_323_200)
        ).get().reading
    }

    private static let broken = Array("This is not a calendar.\r\n".utf8)

    private static func event(at hour: Int) -> [UInt8] {
        let times = [hour, hour + 1].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return Array(
            """
            BEGIN:VCALENDAR\r
            VERSION:2.0\r
            BEGIN:VEVENT\r
            UID:\(hour)\r
            DTSTAMP:20260301T000000Z\r
            DTSTART:20260309T\(times[0])0000Z\r
            DTEND:20260309T\(times[1])0000Z\r
            END:VEVENT\r
            END:VCALENDAR\r

            """.utf8
        )
    }
}
