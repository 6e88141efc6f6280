import Bookings
import CivilTime
import Foundation
import Intervals
import Policies
import Scheduling
import Testing
@testable import WireFormat

/// The documents that the command line and the API share.
struct DocumentTests {
    private static let cancellation = """
        {"paid": 10000, "already_refunded": 500, "currency": "EUR", "booked_at": "2026-03-01T08:00:00Z",
         "start_at": "2026-03-10T09:00:00Z", "end_at": "2026-03-10T10:30:00Z", "cancelled_at": "2026-03-09T09:00:00Z",
         "cancelled_by": "client", "time_zone": "Europe/Berlin", "service": {"name": "Massage", "duration_minutes": 90}}
        """

    private static func read<Document: Decodable>(
        _ text: String,
        as type: Document.Type = Document.self
    ) throws -> Document {
        try WireDecoder.decode(type, from: Array(text.utf8))
    }

    @Test func `a cancellation is written as it is read`() throws {
        let document: CancellationDocument = try Self.read(Self.cancellation)
        #expect(document.paid == 10_000 && document.alreadyRefunded == 500 && document.cancelledBy == .client)
        #expect(document.serviceName == "Massage" && document.serviceDurationMinutes == 90)
        let written = try JSONEncoder().encode(document)
        #expect(try WireDecoder.decode(CancellationDocument.self, from: written) == document)
        let booking = try document.booking(zones: .system)
        #expect(
            booking.startAt == Instant("2026-03-10T09:00:00Z")?.secondsSince1970 && booking.serviceDuration == 5_400
        )
    }

    @Test func `the length of a session is its service's where nothing else is said`() throws {
        let text = Self.cancellation.replacing(#", "service": {"name": "Massage", "duration_minutes": 90}"#, with: "")
        let document: CancellationDocument = try Self.read(text)
        #expect(document.serviceName.isEmpty && document.serviceDurationMinutes == 90)
    }

    @Test(arguments: [
        (#""currency": "EUR""#, #""currency": "XXQ""#, "currency"),
        (#""already_refunded": 500"#, #""already_refunded": 10001"#, "already_refunded"),
        ("2026-03-10T10:30:00Z", "2026-03-10T09:00:00Z", "end_at"),
        ("2026-03-01T08:00:00Z", "2026-03-09T09:00:01Z", "cancelled_at"),
        (#""paid": 10000"#, #""paid": -1"#, "paid"),
        (#""cancelled_by": "client""#, #""cancelled_by": "cat""#, "cancelled_by"),
    ])
    func `a cancellation that contradicts itself is refused`(_ part: String, _ other: String, _ field: String) {
        let error = #expect(throws: WireError.self) {
            _ = try Self.read(Self.cancellation.replacing(part, with: other), as: CancellationDocument.self)
        }
        #expect(error?.field == field, "\(String(describing: error))")
    }

    @Test func `a zone is looked for when the policy is asked`() throws {
        let text = Self.cancellation.replacing("Europe/Berlin", with: "Europe/Atlantis")
        let document: CancellationDocument = try Self.read(text)
        #expect(throws: WireError.self) { _ = try document.booking(zones: .system) }
    }

    @Test func `busy time with fractions covers all seconds that it touches`() throws {
        let span: BusySpan = try Self.read(
            #"{"start_at": "2026-03-10T09:00:00.9Z", "end_at": "2026-03-10T09:00:01.1Z"}"#
        )
        let start = try #require(Instant("2026-03-10T09:00:00Z")).secondsSince1970
        #expect(span.seconds == Interval(start: start, end: start + 2))
        #expect(throws: WireError.self) {
            _ = try Self.read(
                #"{"start_at": "2026-03-10T09:00:00Z", "end_at": "2026-03-10T09:00:00Z"}"#,
                as: BusySpan.self
            )
        }
    }

    @Test(arguments: [
        (#""is_available": false"#, String?.none), (#""is_available": true"#, "custom_start"),
        (#""is_available": true, "custom_start": "09:00", "custom_end": "10:00""#, nil),
        (#""is_available": false, "custom_start": "09:00", "custom_end": "10:00""#, nil),
        (#""is_available": false, "custom_start": "09:00""#, "custom_end"),
        (#""is_available": false, "custom_end": "09:00""#, "custom_start"),
    ])
    func `what differs on a date is whole or refused`(_ rest: String, _ field: String?) throws {
        let text = "{\"exception_date\": \"2026-03-10\", \(rest)}"
        do {
            let row: ExceptionRow = try Self.read(text)
            #expect(field == nil && row.date == CivilDate("2026-03-10"))
        } catch {
            #expect(WireError.faults(error)?.map(\.field) == [field ?? "no field"])
        }
    }

    @Test func `hours do not start at the end of a day`() throws {
        let hours: WeeklyHoursRow = try Self.read(#"{"day_of_week": 6, "start_time": "22:00", "end_time": "02:00"}"#)
        #expect(hours.hours.dayOfWeek == 6)
        let written = try JSONEncoder().encode(hours)
        #expect(try WireDecoder.decode(WeeklyHoursRow.self, from: written) == hours)
        let error = #expect(throws: WireError.self) {
            _ = try Self.read(
                #"{"day_of_week": 6, "start_time": "24:00", "end_time": "02:00"}"#,
                as: WeeklyHoursRow.self
            )
        }
        #expect(error?.field == "start_time")
    }

    @Test(arguments: [
        ("2026-03-10", "2026-03-10", true), ("2026-03-10", "2026-03-09", false),
        ("2026-03-10T09:00:00Z", "2026-03-10T08:59:59Z", false), ("2026-03-10T09:00:00Z", "2026-03-09", true),
        ("2026-03-10", "tomorrow", false), ("2026-03-10 09:00", "2026-03-11", false),
    ])
    func `a range does not end before it begins`(_ from: String, _ to: String, _ isRange: Bool) {
        let text = """
            {"time_zone": "UTC", "from": "\(from)", "to": "\(to)", "service": {"duration_minutes": 60, "slot_step_minutes": 60}}
            """
        do {
            _ = try Self.read(text, as: SlotRequest.self)
            #expect(isRange)
        } catch {
            #expect(!isRange, "\(error)")
        }
    }

    @Test func `a fault deep inside a slot query is told by its place`() {
        let text = """
            {"time_zone": "UTC", "from": "2026-03-10", "to": "2026-03-11", "service": {"duration_minutes": 60},
             "schedule": [{"day_of_week": 1, "start_time": "09:00", "end_time": "17:00"},
                          {"day_of_week": 7, "start_time": "09:00", "end_time": "17:00"}],
             "bookings": [{"start_at": "2026-03-10T09:00:00Z", "end_at": "2026-03-10T08:00:00Z"}]}
            """
        let error = #expect(throws: RefusedDocument.self) { _ = try Self.read(text, as: SlotRequest.self) }
        #expect(error?.errors.map(\.field) == ["schedule[1].day_of_week", "bookings[0].end_at"])
    }
}
