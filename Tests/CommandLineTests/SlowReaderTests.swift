import Foundation
import Testing
import TestSupport

/// Long answers, and readers who do not take them.
struct SlowReaderTests {
    @Test func whoReadsNothingIsClosedAndWhoReadsGetsAll() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        let key = try Shop.make(in: database)
        let options = ["--write-timeout", "1", "--metrics", "open"]
        let server = try await ServerProcess(database: database, log: folder.path("log"), options: options)
        try await Shop.open(on: server.endpoint, key: key)
        let service = """
            {"id": "svc_shop_minute", "name": "Minute", "price": 0, "currency": "EUR", "duration_minutes": 1, \
            "slot_step_minutes": 1}
            """
        let path = "/v1/providers/prv_shop/services"
        #expect(try await server.endpoint.send("POST", path, key: key, body: service).status == 201)
        let request = "GET \(slots()) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

        let deaf = try RawConnection(server.endpoint)
        try deaf.send(request)
        for _ in 0..<3_000 where !(try await hasClosedOne(server)) { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try await hasClosedOne(server))
        #expect(!(try deaf.receive()).hasSuffix("\"time_zone\":\"UTC\"}"))
        #expect(try await server.endpoint.send("GET", "/metrics").body.contains("\nhttp_unread_bytes 0\n"))

        let reader = try RawConnection(server.endpoint)
        try reader.send(request)
        let answer = try reader.receive()
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(answer.hasSuffix("\"time_zone\":\"UTC\"}"))
        #expect(answer.utf8.count > 3_000_000)
        #expect(server.stop() == 0)
    }

    private func hasClosedOne(_ server: ServerProcess) async throws -> Bool {
        try await server.endpoint.send("GET", "/metrics").body.contains("\nhttp_slow_readers_closed_total 1\n")
    }

    /// A range of 34 days, which holds almost as many slots of a minute as one answer may.
    private func slots() -> String {
        let days = [1.0, 35].map { Date(timeIntervalSinceNow: $0 * 86_400).ISO8601Format().prefix(10) }
        return "/v1/providers/prv_shop/slots?service=svc_shop_minute&from=\(days[0])&to=\(days[1])"
    }
}
