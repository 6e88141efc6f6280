import Foundation
import Testing

/// A provider with a service, set up over the command line and the API.
enum Shop {
    /// Makes a database and an administrator's key.
    static func make(in database: String) throws -> String {
        let migrated = try Binary.run(["migrate", "--database", database])
        #expect(migrated.status == 0, "\(migrated.errors)")
        let outcome = try Binary.run(["keys", "create", "--role", "admin", "--database", database])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Makes the provider `prv_shop`, open round the clock, with `svc_shop_visit`.
    static func open(on server: Endpoint, key: String) async throws {
        let provider = #"{"id": "prv_shop", "name": "Shop", "time_zone": "UTC"}"#
        try await expect(201, server.send("POST", "/v1/providers", key: key, body: provider))
        let hours = (0...6).map { #"{"day_of_week": \#($0), "start_time": "00:00", "end_time": "24:00"}"# }
        let schedule = "{\"schedule\": [\(hours.joined(separator: ", "))]}"
        try await expect(200, server.send("PUT", "/v1/providers/prv_shop/schedule", key: key, body: schedule))
        let service =
            #"{"id": "svc_shop_visit", "name": "Visit", "price": 5000, "currency": "EUR", "duration_minutes": 60}"#
        try await expect(201, server.send("POST", "/v1/providers/prv_shop/services", key: key, body: service))
    }

    /// The starts that can be booked in the twelve days after tomorrow.
    static func slots(on server: Endpoint) async throws -> [String] {
        let day = 86_400.0
        let from = Date(timeIntervalSinceNow: day).ISO8601Format()
        let to = Date(timeIntervalSinceNow: 13 * day).ISO8601Format()
        let answer = try await server.send(
            "GET",
            "/v1/providers/prv_shop/slots?service=svc_shop_visit&from=\(from)&to=\(to)"
        )
        struct Answer: Decodable {
            struct Slot: Decodable { let start_at: String }
            let slots: [Slot]
        }
        return try JSONDecoder().decode(Answer.self, from: Data(answer.body.utf8)).slots.map(\.start_at)
    }

    /// Books a start; the id if the server acknowledged it.
    static func book(_ start: String, on server: Endpoint) async -> String? {
        struct Answer: Decodable {
            struct Booking: Decodable { let id: String }
            let booking: Booking
        }
        let body = """
            {"provider_id": "prv_shop", "service_id": "svc_shop_visit", "start_at": "\(start)", "client": {"name": "Kim"}}
            """
        do {
            let answer = try await server.send("POST", "/v1/bookings", body: body)
            guard answer.status == 201 else { return nil }
            return try JSONDecoder().decode(Answer.self, from: Data(answer.body.utf8)).booking.id
        } catch {
            return nil
        }
    }

    private static func expect(_ status: Int, _ answer: (status: Int, body: String)) {
        #expect(answer.status == status, "\(answer.body)")
    }
}
