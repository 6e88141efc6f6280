@testable import Bookings
import CivilTime
import Policies
import SQL
import Testing

@Suite(.ownDatabases)
struct RefundInputTests {
    private static let record = """
        {"already_refunded":0,"booked_at":1772438400,"cancelled_at":1772956800,"cancelled_by":"client","currency":"EUR",\
        "end_at":1773046800,"paid":9999,"service_duration":3600,"service_name":"Hour","start_at":1773043200,\
        "time_zone":"Europe/Berlin","version":2}
        """

    /// A row as the first version of Bookable's schema kept it, which held the JSON of `bookable policy eval`.
    private static let version1 = """
        {"already_refunded":0,"booked_at":"2026-03-02T08:00:00Z","cancelled_at":"2026-03-08T08:00:00Z",\
        "cancelled_by":"client","currency":"EUR","end_at":"2026-03-09T09:00:00Z","paid":9999,\
        "service":{"duration_minutes":60,"name":"Hour"},"start_at":"2026-03-09T08:00:00Z","time_zone":"Europe/Berlin"}
        """

    @Test func `what is written is what it always was`() throws {
        let input = try RefundInput(record: Self.record)
        #expect(try input.record == Self.record)
        let booking = try input.booking(zones: .system)
        #expect(booking.paid == 9_999 && booking.serviceDuration == 3_600 && booking.notice == 86_400)
        #expect(RefundInput(booking) == input)
    }

    @Test func `the first version of the record means the same`() throws {
        #expect(try RefundInput(record: Self.version1) == RefundInput(record: Self.record))
    }

    @Test(arguments: [
        "", "{}", "[1]", "{\"version\": 1}", "{\"version\": 3, \"paid\": 1}", "{\"version\": \"2\"}",
        record.replacing("client", with: "nobody"), record.replacing("9999", with: "99.5"),
        version1.replacing("2026-03-02T08:00:00Z", with: "yesterday"), version1.replacing("minutes", with: "hours"),
        version1.replacing("\"duration_minutes\":60", with: "\"duration_minutes\":9223372036854775807"),
    ])
    func `what is not a record is refused as such`(text: String) {
        let error = #expect(throws: BookingsError.self) { try RefundInput(record: text) }
        #expect(error?.code == .unreadableRecord)
    }

    @Test(arguments: [
        record.replacing("EUR", with: "EUX"), record.replacing("Europe/Berlin", with: "Europe/Nowhere"),
        record.replacing("1773046800", with: "1773043200"), record.replacing("9999", with: "-1"),
    ])
    func `a record that cannot be a cancelled booking is not given to a policy`(text: String) throws {
        let input = try RefundInput(record: text)
        let error = #expect(throws: BookingsError.self) { try input.booking(zones: .system) }
        #expect(error?.code == .unreadableRecord)
    }

    @Test(arguments: Engine.allCases, [record, version1])
    func `a refund is proved from its record in either version`(engine: Engine, record: String) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let refund = try await studio.cancel(booking, at: Studio.opening - 86_400).refund
        #expect(try refund.recordedInput == RefundInput(record: record))
        try await studio.database.transaction(.write) { connection in
            _ = try await connection.execute("UPDATE refunds SET input = \(record)")
        }
        let audit = RefundAudit(zones: .system, evaluators: PolicyEvaluators())
        let summary = try await audit.run(on: studio.database) { Issue.record("\($0)") }
        #expect(summary == RefundAudit.Summary(refunds: 1, findings: 0))
    }
}
