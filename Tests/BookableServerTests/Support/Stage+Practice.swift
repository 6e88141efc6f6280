import HTTPTypes
import Testing

extension Stage {
    /// Adds a provider in Berlin who is open from 09:00 to 17:00 every day, with a service, and returns its key.
    func openPractice(
        _ name: String = "anna",
        service: JSONValue = [:],
        policy: String = "moderate"
    ) async throws -> Practice {
        let provider: JSONValue = [
            "id": .string("prv_\(name)"), "name": "Practice", "email": .string("\(name)@example.com"),
            "time_zone": "Europe/Berlin", "policy": .string(policy),
        ]
        #expect(try await send(.post, "/v1/providers", provider, as: admin).status == 201)
        let key = try await key(of: "prv_\(name)")
        let hours = JSONValue.array(
            (0...6).map { ["day_of_week": .integer($0), "start_time": "09:00", "end_time": "17:00"] }
        )
        #expect(try await send(.put, "/v1/providers/prv_\(name)/schedule", ["schedule": hours], as: key).status == 200)
        var offer: JSONValue = [
            "id": .string("svc_\(name)_hour"), "name": "Hour", "price": 9_999, "currency": "EUR",
            "duration_minutes": 60,
        ]
        for (field, value) in service.object { offer = offer.with(field, value) }
        let made = try await send(.post, "/v1/providers/prv_\(name)/services", offer, as: key)
        #expect(made.status == 201, "\(made.json)")
        return Practice(name: name, key: key)
    }

    /// Books, as anybody can.
    func book(
        _ practice: Practice,
        at start: String,
        _ more: JSONValue = [:],
        headers: [String: String] = [:]
    ) async throws -> Reply {
        try await send(.post, "/v1/bookings", practice.request(at: start, more), headers: headers)
    }

    /// A booking that stands.
    func booked(_ practice: Practice, at start: String, _ more: JSONValue = [:]) async throws -> HeldBooking {
        let reply = try await book(practice, at: start, more)
        try #require(reply.status == 201, "\(reply.json)")
        return HeldBooking(
            id: try #require(reply.json["booking"]["id"].string),
            token: try #require(reply.json["token"].string)
        )
    }
}

/// A provider with one service.
struct Practice: Sendable {
    let name: String

    /// The provider's API key.
    let key: String

    var provider: String { "prv_\(name)" }
    var service: String { "svc_\(name)_hour" }
    var path: String { "/v1/providers/\(provider)" }
    var servicePath: String { "\(path)/services/\(service)" }

    /// The body of a request to book.
    func request(at start: String, _ more: JSONValue = [:]) -> JSONValue {
        var request: JSONValue = [
            "provider_id": .string(provider), "service_id": .string(service), "start_at": .string(start),
            "client": ["name": "Kim Client", "email": "kim@example.com"],
        ]
        for (field, value) in more.object { request = request.with(field, value) }
        return request
    }

    /// The path of a query for slots.
    func slots(from: String, to: String, _ more: String = "") -> String {
        "\(path)/slots?service=\(service)&from=\(from)&to=\(to)\(more)"
    }
}

/// A booking with the token of its client.
struct HeldBooking: Sendable {
    let id: String
    let token: String

    var path: String { "/v1/bookings/\(id)" }
}
