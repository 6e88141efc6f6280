import Foundation
import FoundationNetworking
import Testing
import TestSupport

/// A quote, a second quote, the cancellation and its audit come to one amount, in whichever process.
struct OneOutcomeTests {
    private struct Quote: Decodable { let amount: Int64 }

    private struct Policy: Decodable {
        let id: String
        let version: String
    }

    private struct Booked: Decodable {
        struct Booking: Decodable { let id: String }
        let booking: Booking
        let token: String
    }

    /// The border of a table with holes, forty times; a fresh hash seed used to make it another number each time.
    private static func script() throws -> String {
        let path = Fixture.path("PoliciesTests/Fixtures/attack/nondet_border_heavy.lua")
        return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }

    private static func json(_ fields: [String: String]) throws -> String {
        String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
    }

    /// Chooses the script as the shop's policy, books, and records the price as paid.
    private static func paidBooking(on server: Endpoint, key: String) async throws -> Booked {
        try await Shop.open(on: server, key: key)
        let body = try json(["provider_id": "prv_shop", "source": script()])
        let upload = try await server.send("POST", "/v1/policies", key: key, body: body)
        #expect(upload.status == 201, "\(upload.body)")
        let policy = try JSONDecoder().decode(Policy.self, from: Data(upload.body.utf8))
        let choice = try json(["policy": policy.id, "version": policy.version])
        #expect(try await server.send("PUT", "/v1/providers/prv_shop/policy", key: key, body: choice).status == 200)
        let start = try #require(try await Shop.slots(on: server).first)
        let request = """
            {"provider_id": "prv_shop", "service_id": "svc_shop_visit", "start_at": "\(start)", "client": {"name": "Kim"}}
            """
        let answer = try await server.send("POST", "/v1/bookings", body: request)
        let booked = try JSONDecoder().decode(Booked.self, from: Data(answer.body.utf8))
        let path = "/v1/bookings/\(booked.booking.id)/payments"
        let paid = try await server.send("POST", path, key: key, body: #"{"amount": 5000, "method": "cash"}"#)
        #expect(paid.status == 201, "\(paid.body)")
        return booked
    }

    private static func quotes(_ count: Int, of booked: Booked, on server: Endpoint) async throws -> [Int64] {
        var amounts: [Int64] = []
        for _ in 0..<count {
            let path = "/v1/bookings/\(booked.booking.id)/cancellation-quote"
            let answer = try await server.send("GET", path, key: booked.token)
            amounts.append(try JSONDecoder().decode(Quote.self, from: Data(answer.body.utf8)).amount)
        }
        return amounts
    }

    @Test func `quotes, the cancellation and audits agree across processes`() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        let key = try Shop.make(in: database)
        let first = try await ServerProcess(database: database, log: folder.path("first"))
        let booked = try await Self.paidBooking(on: first.endpoint, key: key)
        var amounts = try await Self.quotes(3, of: booked, on: first.endpoint)
        first.kill()

        let second = try await ServerProcess(database: database, log: folder.path("second"))
        amounts += try await Self.quotes(3, of: booked, on: second.endpoint)
        let cancelled = try await second.endpoint.send(
            "POST",
            "/v1/bookings/\(booked.booking.id)/cancel",
            key: booked.token,
            body: "{}"
        )
        struct Cancelled: Decodable { let refund: Quote }
        amounts.append(try JSONDecoder().decode(Cancelled.self, from: Data(cancelled.body.utf8)).refund.amount)
        #expect(Set(amounts).count == 1, "\(amounts)")
        #expect(amounts[0] > 0)

        for _ in 0..<3 {
            let audit = try Binary.run(["refunds", "audit", "--database", database])
            #expect(audit.status == 0, "\(audit.output)\(audit.errors)")
        }
    }
}
