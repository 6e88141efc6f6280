import Bookings
import CivilTime
import HTTPTypes
import ICalendar
import Intervals
import Testing

/// Bookings as calendar files.
struct PublishedCalendarTests {
    @Test(arguments: Engine.allCases)
    func `a published calendar has the provider's bookings`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/published-calendar"
            #expect(try await stage.send(.get, path, as: anna.key).status == 404)
            let made = try await stage.send(.put, path, ["contents": "details"], as: anna.key)
            let address = try #require(made.json["path"].string)
            let empty = try await stage.send(.get, address)
            #expect(empty.status == 200 && empty.header("Content-Type") == "text/calendar; charset=utf-8")
            #expect(empty.text.contains("X-WR-CALNAME:Practice\r\n") && !empty.text.contains("BEGIN:VEVENT"))

            let booking = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            let first = try await stage.send(.get, address)
            #expect(first.text.contains("UID:\(booking.id)@bookable\r\nSEQUENCE:0\r\nDTSTAMP:20260302T080000Z\r\n"))
            #expect(first.text.contains("DTSTART:20260309T090000Z\r\nDTEND:20260309T100000Z\r\n"))
            #expect(first.text.contains("SUMMARY:Hour: Kim Client\r\n") && !first.text.contains("kim@example.com"))

            let body: JSONValue = ["start_at": "2026-03-09T11:00:00Z"]
            stage.clock.advance(by: 60)
            let moved = try await stage.send(.post, "/v1/bookings/\(booking.id)/reschedule", body, as: booking.token)
            #expect(moved.status == 200)
            let second = try await stage.send(.get, address)
            #expect(second.text.contains("SEQUENCE:1\r\nDTSTAMP:20260302T080100Z\r\nDTSTART:20260309T110000Z\r\n"))

            let cancelled = try await stage.send(.post, "/v1/bookings/\(booking.id)/cancel", [:], as: booking.token)
            #expect(cancelled.status == 200)
            let third = try await stage.send(.get, address)
            #expect(third.text.contains("SEQUENCE:2\r\n"))
            #expect(third.text.contains("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n"))
            stage.clock.advance(by: 31 * 86_400)
            #expect(try await !stage.send(.get, address).text.contains("BEGIN:VEVENT"))
        }
    }

    @Test func `a calendar that did not change is not sent again`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let made = try await stage.send(.put, "\(anna.path)/published-calendar", as: anna.key)
            let address = try #require(made.json["path"].string)
            let tag = try #require(try await stage.send(.get, address).header("ETag"))
            for known in [tag, "\"other\", W/\(tag)", "*"] {
                let same = try await stage.send(.get, address, headers: ["If-None-Match": known])
                #expect(same.status == 304 && same.bytes.isEmpty && same.header("ETag") == tag, "\(known)")
            }
            stage.clock.advance(by: 86_400)
            #expect(try await stage.send(.get, address, headers: ["If-None-Match": tag]).status == 304)
            _ = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            let newer = try await stage.send(.get, address, headers: ["If-None-Match": tag])
            #expect(newer.status == 200 && newer.header("ETag") != tag)
            #expect(newer.text.contains("SUMMARY:Booking\r\n") && !newer.text.contains("Kim"))
        }
    }

    @Test func `an address ends when another is made, and when it is withdrawn`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let ben = try await stage.openPractice("ben")
            let path = "\(anna.path)/published-calendar"
            #expect(try await stage.send(.put, path, as: ben.key).status == 403)
            let first = try #require(try await stage.send(.put, path, as: anna.key).json["path"].string)
            let second = try #require(try await stage.send(.put, path, as: anna.key).json["path"].string)
            #expect(try await stage.send(.get, first).status == 404)
            #expect(try await stage.send(.get, second).status == 200)
            let shown = try await stage.send(.get, path, as: anna.key)
            #expect(shown.json["contents"] == "times" && shown.json["path"] == .null)
            for wrong in [second.replacing("anna", with: "ben"), String(second.dropLast(4)), "/ics/\(anna.key).ics"] {
                #expect(try await stage.send(.get, wrong).status == 404, "\(wrong)")
            }
            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            #expect(try await stage.send(.get, second).status == 404)
            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            #expect(try await stage.send(.get, path, as: anna.key).status == 404)
        }
    }

    @Test func `a booking is a file for its client`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            let path = "/v1/bookings/\(booking.id)/calendar.ics"
            #expect(try await stage.send(.get, path).status == 401)
            let other = try await stage.booked(anna, at: "2026-03-09T12:00:00Z")
            #expect(try await stage.send(.get, path, as: other.token).status == 404)
            let file = try await stage.send(.get, path, as: booking.token)
            #expect(file.status == 200)
            #expect(file.text.contains("SUMMARY:Hour\\, Practice\r\n"))
            let window = Interval(start: Stage.now, end: Stage.now + 30 * 86_400)
            let utc = try ZoneDirectory.system.zone(named: "UTC")
            let busy = try BusyTime.read(file.bytes, in: window, options: BusyOptions(timeZone: utc))
            let start = try #require(Timestamp.parse("2026-03-09T09:00:00Z"))
            #expect(Array(busy.intervals) == [Interval(start: start, end: start + 3_600)])
            // A provider who reads it back from a calendar is not kept busy by an own booking.
            let own = BusyOptions(timeZone: utc, ownSuffix: "@bookable")
            #expect(try BusyTime.read(file.bytes, in: window, options: own).intervals.isEmpty)
        }
    }
}

extension Reply {
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
