import Bookings
import HTTPTypes
import SQL
import Testing

/// Refunds whose recorded input this server cannot read.
struct RefundRecordTests {
    @Test(arguments: Engine.allCases)
    func `one record that cannot be read hides no other refund`(engine: Engine) async throws {
        let log = LogRecord()
        try await Stage.run(on: engine, logger: log.logger) { stage in
            let practice = try await stage.openPractice()
            var refunds: [String] = []
            for start in ["2026-03-09T08:00:00Z", "2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z"] {
                let booking = try await stage.booked(practice, at: start)
                let cancelled = try await stage.send(.post, "\(booking.path)/cancel", as: booking.token).json
                refunds.append(try #require(cancelled["refund"]["id"].string))
            }
            let (bad, record) = (refunds[1], "{\"version\":99}")
            try await stage.database.transaction(.write) { connection in
                _ = try await connection.execute("UPDATE refunds SET input = \(record) WHERE refund_id = \(bad)")
            }
            let list = try await stage.send(.get, "/v1/refunds", as: stage.admin)
            #expect(list.status == 200, "\(list.json)")
            let items = list.json["items"].array
            #expect(Set(items.compactMap { $0["id"].string }) == Set(refunds) && items.count == 3)
            #expect(items.filter { $0["input"] == .null }.map { $0["id"].string } == [bad])
            #expect(items.compactMap { $0["unreadable_input"].string } == [record])
            #expect(log.text.contains("error The recorded input of a refund cannot be read"), "\(log.text)")
            #expect(log.text.contains(bad))
            let one = try await stage.send(.get, "/v1/refunds/\(bad)", as: stage.admin)
            #expect(one.status == 200 && one.json["unreadable_input"].string == record, "\(one.json)")
        }
    }
}
