import Foundation
import HTTPTypes
import Testing

/// Bad input is answered with a problem document that names the field, never with 500.
struct RefusalTests {
    @Test(arguments: BadDocument.all)
    func aBadDocumentIsRefusedByField(bad: BadDocument) async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            let reply = try await stage.send(
                bad.method,
                bad.path,
                bytes: Array(bad.body.utf8),
                as: stage.admin,
                headers: ["Content-Type": "application/json"]
            )
            #expect(reply.status == bad.status, "\(reply.json)")
            #expect((reply.code == "invalid_request") == (bad.status == 400), "\(reply.json)")
            #expect(reply.header("Content-Type") == "application/problem+json")
            #expect(reply.fields == [bad.field], "\(reply.json)")
            #expect(reply.json["errors"][0]["reason"].string?.isEmpty == false)
        }
    }

    @Test(arguments: ["1e400", "99999999999999999999", "-99999999999999999999", "0.5", "1e-400"])
    func aNumberThatDoesNotFitIsRefused(number: String) async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            let reply = try await stage.send(
                .post,
                BadDocument.anna + "/services",
                bytes: Array(BadDocument.service("duration_minutes", number).utf8),
                as: stage.admin,
                headers: ["Content-Type": "application/json"]
            )
            #expect(reply.status == 400)
            #expect(reply.fields == ["duration_minutes"], "\(reply.json)")
        }
    }

    static let queries: [(query: String, status: Int, field: String)] = [
        ("slots?service=svc_anna_hour&from=2026-03-09", 400, "to"),
        ("slots?from=2026-03-09&to=2026-03-10", 400, "service"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-09", 422, "to"),
        ("slots?service=svc_anna_hour&from=2026-03-10&to=2026-03-09", 422, "to"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2027-03-11", 422, "to"),
        ("slots?service=svc_anna_hour&from=2026-02-30&to=2026-03-09", 400, "from"),
        ("slots?service=svc_anna_hour&from=tomorrow&to=2026-03-09", 400, "from"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-10&from=2026-03-08", 400, "from"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-10&colour=red", 400, "colour"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-10&time_zone=Mars/Base", 422, "time_zone"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-10&time_zone=%00", 400, "\\u0000"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-10&time_zone=%ff", 400, "time_zone"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-10&time_zone=%2", 400, "time_zone"),
        ("slots?service=nonsense&from=2026-03-09&to=2026-03-10", 400, "service"),
        ("slots/explain?service=svc_anna_hour", 400, "at"),
        ("slots/explain?service=svc_anna_hour&at=2026-03-09", 400, "at"),
        ("services?limit=0", 400, "limit"),
        ("services?limit=201", 400, "limit"),
        ("services?limit=ten", 400, "limit"),
        ("services?cursor=nonsense", 422, "cursor"),
        ("services/svc_anna_hour?verbose=1", 400, "verbose"),
    ]

    @Test(arguments: queries)
    func aBadQueryIsRefusedByParameter(query: String, status: Int, field: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.get, "\(anna.path)/\(query)")
            #expect(reply.status == status, "\(reply.json)")
            #expect(reply.header("Content-Type") == "application/problem+json")
            #expect(reply.fields.count == 1)
            if !field.hasPrefix("\\") { #expect(reply.fields == [field]) }
        }
    }

    /// Ranges at the ends of the calendar are answered.
    @Test(arguments: [
        ("0001-01-01", "0001-01-08"), ("9999-12-24", "9999-12-31"), ("0001-01-01T00:00:00Z", "0001-01-02"),
        ("9999-12-30", "9999-12-31T23:59:59Z"), ("2026-03-09", "2027-03-10"),
    ])
    func slotsOfTheFirstAndTheLastYearsAreAnswered(from: String, to: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.get, anna.slots(from: from, to: to))
            #expect(reply.status == 200, "\(reply.json)")
        }
    }

    @Test(arguments: ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T22:00:00Z"])
    func bookingAtTheEndsOfTheCalendarIsRefusedByRule(start: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: [
                "buffer_after_minutes": 44_640, "buffer_before_minutes": 44_640,
            ])
            let reply = try await stage.book(anna, at: start)
            #expect(reply.status == 422, "\(reply.json)")
            let path = "\(anna.path)/slots/explain?service=\(anna.service)&at=\(start)"
            #expect(try await stage.send(.get, path).json["bookable"] == false)
        }
    }

    @Test func bytesThatAreNotUTF8AreRefused() async throws {
        try await Stage.run { stage in
            let json = { headers in ["Content-Type": "application/json"].merging(headers) { $1 } }
            let broken: [UInt8] =
                Array("{\"name\": \"".utf8) + [0xff, 0xfe] + Array("\", \"time_zone\": \"UTC\"}".utf8)
            let reply = try await stage.send(
                .post,
                "/v1/providers",
                bytes: broken,
                as: stage.admin,
                headers: json([:])
            )
            #expect(reply.status == 400)
            let wide = "{}".utf8.flatMap { [$0, UInt8(0)] }
            #expect(
                try await stage.send(.post, "/v1/providers", bytes: wide, as: stage.admin, headers: json([:])).status
                    == 400
            )
        }
    }

    @Test(arguments: [nil, "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/x-lua"])
    func anotherTypeOfBodyIsRefused(type: String?) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(
                .post,
                "/v1/bookings",
                bytes: try anna.request(at: "2026-03-09T08:00:00Z").bytes,
                headers: type.map { ["Content-Type": $0] } ?? [:]
            )
            #expect(reply.status == 415)
            #expect(reply.fields == ["Content-Type"])
        }
    }

    @Test func aTypeWithACharacterSetIsAccepted() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.book(
                anna,
                at: "2026-03-09T08:00:00Z",
                headers: ["Content-Type": "Application/JSON; charset=utf-8"]
            )
            #expect(reply.status == 201)
        }
    }

    @Test func aBodyThatIsTooLargeIsRefused() async throws {
        try await Stage.run { stage in
            let body = Array("{\"name\": \"\(String(repeating: "k", count: 256 * 1_024))\"}".utf8)
            let reply = try await stage.send(
                .post,
                "/v1/providers",
                bytes: body,
                as: stage.admin,
                headers: ["Content-Type": "application/json"]
            )
            #expect(reply.status == 413)
            #expect(reply.code == "body_too_large")
        }
    }

    @Test(arguments: [
        "/nobody", "/v1", "/v2/providers", "/v1/providers/prv_nobody", "/v1/providers/PRV_ANNA", "/v1/providers/%00",
        "/v1/providers/prv_anna/services/svc_anna_none", "/v1/providers/prv_anna/services/svc_bob_hour",
        "/v1/bookings/bkg_anna_none", "/v1/bookings/nonsense", "/v1/refunds/rfd_anna_none", "/v1/policies/generous",
        "/v1/policies/pol_anna_none", "/v1/bookings/%2e%2e/x",
    ])
    func whatIsNotThereIsNotFound(path: String) async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            let reply = try await stage.send(.get, path, as: stage.admin)
            #expect(reply.status == 404)
            #expect(reply.code == "not_found")
            #expect(reply.header("Content-Type") == "application/problem+json")
        }
    }

    @Test(arguments: [
        (HTTPRequest.Method.delete, "/v1/providers", "GET, HEAD, POST"),
        (.post, "/v1/providers/prv_anna", "GET, HEAD, PATCH"),
        (.get, "/v1/bookings/bkg_anna_1/cancel", "POST"),
        (.put, "/healthz", "GET, HEAD"),
        (.options, "/v1/bookings", "GET, HEAD, POST"),
    ])
    func anotherMethodIsNotAllowed(method: HTTPRequest.Method, path: String, allowed: String) async throws {
        try await Stage.run { stage in
            let reply = try await stage.send(method, path)
            #expect(reply.status == 405)
            #expect(reply.code == "method_not_allowed")
            #expect(reply.header("Allow") == allowed)
        }
    }

    @Test func headIsAnsweredWhereGetIs() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.head, anna.path)
            #expect(reply.status == 200)
            #expect(reply.bytes.isEmpty)
        }
    }

    @Test func anAmountThatTheCurrencyCannotPayIsRefused() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let body: JSONValue = ["name": "Cut", "price": 1_234, "currency": "ISK", "duration_minutes": 30]
            let reply = try await stage.send(.post, "\(anna.path)/services", body, as: anna.key)
            #expect(reply.status == 422)
            #expect(reply.code == "invalid_value")
            #expect(reply.fields == ["price"])
        }
    }
}
