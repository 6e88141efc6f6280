import Bookings
import CivilTime
import Foundation
import SQL
import Testing

/// How an instant stands in columns, in records and in texts.
struct InstantFormTests {
    private static let instant = Instant(1_772_323_200)

    @Test func aColumnHoldsTheNumberOfSeconds() {
        #expect(Self.instant.sqlValue == .integer(1_772_323_200))
        #expect(Instant(sqlValue: .integer(1_772_323_200)) == Self.instant)
        #expect(Instant(sqlValue: .text("2026-03-01T00:00:00Z")) == nil)
    }

    @Test func aRecordHoldsTheNumberOfSeconds() throws {
        let record = try JSONEncoder().encode(["start_at": Self.instant])
        #expect(String(decoding: record, as: UTF8.self) == #"{"start_at":1772323200}"#)
        #expect(try JSONDecoder().decode([String: Instant].self, from: record) == ["start_at": Self.instant])
    }

    @Test func aTextHasItAsPeopleReadIt() {
        #expect("\(Self.instant)" == "2026-03-01T00:00:00Z")
        #expect(Instant("2026-03-01T01:00:00+01:00") == Self.instant)
        #expect(Instant("1772323200") == nil)
    }

    @Test(arguments: Engine.allCases)
    func bothEnginesCompareItWithWholeNumbers(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let rows = try await studio.database.transaction(.read) { connection in
            try await connection.query(
                "SELECT start_at FROM bookings WHERE booking_id = \(booking.id) AND start_at = \(Studio.opening)"
            )
        }
        #expect(try rows.map { try $0.decode("start_at", as: Int64.self) } == [Studio.opening.secondsSince1970])
    }
}
