import CivilTime
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-03-01T00:00:00Z", 1_772_323_200),
        ("2026-03-01T01:00:00+01:00", 1_772_323_200),
        ("2026-02-28T18:30:00-05:30", 1_772_323_200), ("1969-12-31T23:59:59Z", -1), ("1969-12-31T23:59:59.000Z", -1),
        ("2026-03-01t00:00:00z", 1_772_323_200), ("2026-03-01T00:00:00.0-00:00", 1_772_323_200),
        ("0001-01-01T00:00:00Z", -62_135_596_800), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func `An RFC 3339 date-time is read`(_ text: String, _ instant: Int64) {
        #expect(Timestamp.parse(text) == instant)
    }

    @Test(arguments: [
        "2026-03-01T00:00:00", "2026-03-01", "2026-03-01 00:00:00Z", "2026-02-30T00:00:00Z", "2026-03-01T24:00:00Z",
        "2026-03-01T23:59:60Z", "2026-03-01T00:60:00Z", "2026-03-01T00:00Z", "2026-03-01T00:00:00.Z",
        "2026-03-01T00:00:00+24:00", "2026-03-01T00:00:00+0100", "2026-03-01T00:00:00+01", "2026-03-01T00:00:00ZZ",
        "2026-03-01T00:00:00.999Z", "2026-03-01T00:00:00.0001+01:00", "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00Z", "", "now", "1772323200",
    ])
    func `What is no RFC 3339 date-time is refused`(_ text: String) {
        #expect(Timestamp.parse(text) == nil)
    }

    @Test(arguments: [("1969-12-31T23:59:59.999Z", -1), ("2026-03-01T00:00:00.5-00:00", 1_772_323_200)])
    func `A fraction of a second is dropped where records may have one`(_ text: String, _ instant: Int64) {
        #expect(Timestamp.parseDroppingFraction(text) == instant)
    }

    @Test(arguments: [-62_135_596_800, -1, 0, 951_827_696, 1_772_323_200, 253_402_300_799])
    func `What is written is read back`(_ instant: Int64) {
        #expect(Timestamp.parse(Timestamp.format(instant)) == instant)
    }

    @Test func `An instant is written in UTC to the second`() {
        #expect(Timestamp.format(951_827_696) == "2000-02-29T12:34:56Z")
        #expect(Timestamp.format(.max) == "9999-12-31T23:59:59Z")
        #expect(Timestamp.format(.min) == "0001-01-01T00:00:00Z")
    }
}
