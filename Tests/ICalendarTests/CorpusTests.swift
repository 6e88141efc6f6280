import CivilTime
import ICalendar
import Intervals
import Testing

struct CorpusTests {
    @Test
    func isComplete() {
        #expect(CalendarCase.all.count == 193)
    }

    @Test(arguments: CalendarCase.all)
    func givesTheBusyTime(of test: CalendarCase) throws {
        let outcome = try outcome(of: test)
        if test.expected.result == "error" {
            guard case .failure = outcome else {
                Issue.record("the file must be refused")
                return
            }
            return
        }
        let busy = try outcome.get()
        let intervals = busy.intervals.map { [Timestamp.format($0.start), Timestamp.format($0.end)] }
        #expect(intervals == test.expected.intervals)
        let missing = Set(test.expected.ignored_events?.map(\.uid) ?? []).subtracting(busy.ignored.map(\.uid))
        #expect(missing.isEmpty, "must be reported")
    }

    /// Whatever is missing from the end of a file, its reader must answer, and mostly with a refusal.
    @Test(arguments: CalendarCase.all)
    func refusesEachFileThatIsCut(_ test: CalendarCase) throws {
        let bytes = try #require(test.bytes)
        let window = try window(of: test)
        let options = BusyOptions(timeZone: .utc)
        for count in stride(from: 0, to: bytes.count, by: 7) {
            let busy = try? BusyTime.read(bytes.prefix(count), in: window, options: options)
            if let busy, test.expected.result != "error" {
                // What is cut must be what follows a whole calendar.
                let text = String(decoding: bytes.prefix(count), as: UTF8.self).uppercased()
                #expect(text.contains("END:VCALENDAR"), "\(count) bytes are read as \(busy.intervals)")
            }
        }
    }

    /// Bytes that were overwritten may change what is busy, but not end the process.
    @Test(arguments: CalendarCase.all)
    func survivesDamage(of test: CalendarCase) throws {
        let bytes = try #require(test.bytes)
        let window = try window(of: test)
        var state: UInt64 = 20_261_129
        for _ in 0..<40 where !bytes.isEmpty {
            var damaged = bytes
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let position = Int(truncatingIfNeeded: (state >> 33) % UInt64(damaged.count))
                damaged[position] =
                    Array("0123456789;:,=-/\"TZP\r\n \u{0}".utf8)[Int(truncatingIfNeeded: state >> 20) & 15]
            }
            _ = try? BusyTime.read(damaged, in: window, options: BusyOptions(timeZone: .utc))
        }
    }

    private func outcome(of test: CalendarCase) throws -> Result<BusyTime, CalendarError> {
        let bytes = try #require(test.bytes)
        let options = BusyOptions(
            timeZone: try ZoneDirectory.system.zone(named: test.default_time_zone),
            ownerAddresses: test.owner_addresses ?? [],
            tentativeIsBusy: test.policy?.tentative != "free",
            ownSuffix: test.policy?.own_uid_suffix ?? ""
        )
        let window = try window(of: test)
        return Result { () throws(CalendarError) in try BusyTime.read(bytes, in: window, options: options) }
    }

    private func window(of test: CalendarCase) throws -> Interval {
        Interval(start: try #require(Timestamp.parse(test.from)), end: try #require(Timestamp.parse(test.to)))
    }
}
