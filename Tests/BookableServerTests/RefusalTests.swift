import Foundation
import HTTPTypes
import Testing

/// Bad input is answered with a problem document that names the field, never with 500.
struct RefusalTests {
    /// A request that is refused, and how.
    struct Bad: CustomTestStringConvertible, Sendable {
        let what: String
        let method: HTTPRequest.Method
        let path: String
        let body: String
        let status: Int

        /// The field that the answer names.
        let field: String

        init(
            _ what: String,
            _ method: HTTPRequest.Method,
            _ path: String,
            _ body: String,
            _ status: Int,
            _ field: String
        ) {
            self.what = what
            self.method = method
            self.path = path
            self.body = body
            self.status = status
            self.field = field
        }

        var testDescription: String { what }
    }

    private static let anna = "/v1/providers/prv_anna"

    private static func service(_ field: String, _ value: String) -> String {
        var fields = ["name": "\"Cut\"", "price": "100", "currency": "\"EUR\"", "duration_minutes": "30"]
        fields[field] = value
        return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }

    private static func booking(_ field: String, _ value: String) -> String {
        var fields = [
            "provider_id": "\"prv_anna\"", "service_id": "\"svc_anna_hour\"",
            "start_at": "\"2026-03-09T08:00:00Z\"", "client": "{\"name\": \"Kim\"}",
        ]
        fields[field] = value
        return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }

    static let documents = [
        Bad("malformed JSON", .post, "/v1/bookings", "{\"provider_id\": ", 400, ""),
        Bad("no JSON at all", .post, "/v1/bookings", "hello", 400, ""),
        Bad("a list instead of an object", .post, "/v1/bookings", "[]", 400, ""),
        Bad("null instead of an object", .post, "/v1/bookings", "null", 400, ""),
        Bad(
            "deep nesting",
            .post,
            "/v1/bookings",
            String(repeating: "[", count: 60_000) + String(repeating: "]", count: 60_000),
            400,
            ""
        ),
        Bad("an unknown key", .post, "/v1/bookings", booking("colour", "\"red\""), 400, "colour"),
        Bad(
            "an unknown key within",
            .post,
            "/v1/bookings",
            booking("client", "{\"name\": \"K\", \"age\": 3}"),
            400,
            "client.age"
        ),
        Bad("a missing key", .post, "/v1/bookings", booking("start_at", "null"), 400, "start_at"),
        Bad("a wrong type", .post, "/v1/bookings", booking("start_at", "5"), 400, "start_at"),
        Bad("a wrong type of an object", .post, "/v1/bookings", booking("client", "\"Kim\""), 400, "client"),
        Bad(
            "an impossible date",
            .post,
            "/v1/bookings",
            booking("start_at", "\"2026-02-30T08:00:00Z\""),
            400,
            "start_at"
        ),
        Bad(
            "no zone in an instant",
            .post,
            "/v1/bookings",
            booking("start_at", "\"2026-03-09T08:00:00\""),
            400,
            "start_at"
        ),
        Bad("a leap second", .post, "/v1/bookings", booking("start_at", "\"2026-12-31T23:59:60Z\""), 400, "start_at"),
        Bad("the year 0", .post, "/v1/bookings", booking("start_at", "\"0000-01-01T00:00:00Z\""), 400, "start_at"),
        Bad("NUL in a name", .post, "/v1/bookings", booking("client", "{\"name\": \"K\\u0000\"}"), 400, "client.name"),
        Bad("a blank name", .post, "/v1/bookings", booking("client", "{\"name\": \"  \"}"), 400, "client.name"),
        Bad(
            "a long name",
            .post,
            "/v1/bookings",
            booking("client", "{\"name\": \"\(String(repeating: "k", count: 201))\"}"),
            400,
            "client.name"
        ),
        Bad(
            "no address",
            .post,
            "/v1/bookings",
            booking("client", "{\"name\": \"K\", \"email\": \"kim\"}"),
            400,
            "client.email"
        ),
        Bad(
            "no number",
            .post,
            "/v1/bookings",
            booking("client", "{\"name\": \"K\", \"phone\": \"call me\"}"),
            400,
            "client.phone"
        ),
        Bad("a short hold", .post, "/v1/bookings", booking("hold_seconds", "59"), 400, "hold_seconds"),
        Bad("a long hold", .post, "/v1/bookings", booking("hold_seconds", "3601"), 400, "hold_seconds"),
        Bad(
            "a version that is none",
            .post,
            "/v1/bookings",
            booking("policy_version", "\"sha256:12\""),
            400,
            "policy_version"
        ),
        Bad(
            "a version not in force",
            .post,
            "/v1/bookings",
            booking("policy_version", "\"sha256:\(String(repeating: "0", count: 64))\""),
            409,
            "policy_version"
        ),
        Bad(
            "an id of another kind",
            .post,
            "/v1/bookings",
            booking("provider_id", "\"svc_anna_hour\""),
            400,
            "provider_id"
        ),
        Bad(
            "an answer that nobody asked for",
            .post,
            "/v1/bookings",
            booking("answers", "{\"size\": \"L\"}"),
            422,
            "answers.size"
        ),
        Bad(
            "an answer that is no text",
            .post,
            "/v1/bookings",
            booking("answers", "{\"size\": 4}"),
            400,
            "answers.size"
        ),
        Bad(
            "a document that nobody asked for",
            .post,
            "/v1/bookings",
            booking("documents", "{\"pass\": \"4\"}"),
            422,
            "documents.pass"
        ),
        Bad(
            "NUL in an answer",
            .post,
            "/v1/bookings",
            booking("answers", "{\"size\": \"\\u0000\"}"),
            400,
            "answers.size"
        ),
        Bad(
            "a negative duration",
            .post,
            anna + "/services",
            service("duration_minutes", "-30"),
            400,
            "duration_minutes"
        ),
        Bad("no duration", .post, anna + "/services", service("duration_minutes", "0"), 400, "duration_minutes"),
        Bad(
            "a negative buffer",
            .post,
            anna + "/services",
            service("buffer_before_minutes", "-1"),
            400,
            "buffer_before_minutes"
        ),
        Bad("a price past the limit", .post, anna + "/services", service("price", "1000000000001"), 400, "price"),
        Bad("a negative price", .post, anna + "/services", service("price", "-1"), 400, "price"),
        Bad("a price in quotes", .post, anna + "/services", service("price", "\"100\""), 400, "price"),
        Bad("an unknown currency", .post, anna + "/services", service("currency", "\"XXX\""), 400, "currency"),
        Bad("a currency in small letters", .post, anna + "/services", service("currency", "\"eur\""), 400, "currency"),
        Bad(
            "an unknown alignment",
            .post,
            anna + "/services",
            service("slot_alignment", "\"round\""),
            400,
            "slot_alignment"
        ),
        Bad("no seats", .post, anna + "/services", service("capacity", "0"), 400, "capacity"),
        Bad(
            "another provider's name in the id",
            .post,
            anna + "/services",
            service("id", "\"svc_bob_cut\""),
            422,
            "id"
        ),
        Bad("an id that is taken", .post, anna + "/services", service("id", "\"svc_anna_hour\""), 409, "id"),
        Bad(
            "a field's name with capitals",
            .post,
            anna + "/services",
            service("requirements", "{\"fields\": [{\"name\": \"Size\", \"label\": \"S\"}]}"),
            400,
            "requirements.fields[0].name"
        ),
        Bad(
            "a field twice",
            .post,
            anna + "/services",
            service(
                "requirements",
                "{\"fields\": [{\"name\": \"a\", \"label\": \"S\"}, {\"name\": \"a\", \"label\": \"S\"}]}"
            ),
            400,
            "requirements.fields[1].name"
        ),
        Bad(
            "choices without the type",
            .post,
            anna + "/services",
            service("requirements", "{\"fields\": [{\"name\": \"a\", \"label\": \"S\", \"choices\": [\"x\"]}]}"),
            400,
            "requirements.fields[0].choices"
        ),
        Bad(
            "a day of 25 hours",
            .put,
            anna + "/schedule",
            "{\"schedule\": [{\"day_of_week\": 1, \"start_time\": \"00:00\", \"end_time\": \"25:00\"}]}",
            400,
            "schedule[0].end_time"
        ),
        Bad(
            "an eighth day",
            .put,
            anna + "/schedule",
            "{\"schedule\": [{\"day_of_week\": 7, \"start_time\": \"00:00\", \"end_time\": \"05:00\"}]}",
            400,
            "schedule[0].day_of_week"
        ),
        Bad(
            "hours from 24:00",
            .put,
            anna + "/schedule",
            "{\"schedule\": [{\"day_of_week\": 1, \"start_time\": \"24:00\", \"end_time\": \"05:00\"}]}",
            400,
            "schedule[0].start_time"
        ),
        Bad("no schedule", .put, anna + "/schedule", "{}", 400, "schedule"),
        Bad(
            "201 rows",
            .put,
            anna + "/schedule",
            "{\"schedule\": ["
                + Array(
                    repeating: "{\"day_of_week\": 1, \"start_time\": \"00:00\", \"end_time\": \"05:00\"}",
                    count: 201
                ).joined(separator: ",") + "]}",
            400,
            "schedule"
        ),
        Bad(
            "available without hours",
            .put,
            anna + "/exceptions/2026-03-12",
            "{\"is_available\": true}",
            400,
            "custom_start"
        ),
        Bad(
            "half the hours",
            .put,
            anna + "/exceptions/2026-03-12",
            "{\"is_available\": true, \"custom_start\": \"10:00\"}",
            400,
            "custom_end"
        ),
        Bad(
            "an impossible date in the path",
            .put,
            anna + "/exceptions/2026-02-30",
            "{\"is_available\": false}",
            400,
            "date"
        ),
        Bad(
            "overlapping exceptions",
            .put,
            anna + "/exceptions/2026-03-12",
            "{\"exceptions\": [{\"is_available\": true, \"custom_start\": \"10:00\", \"custom_end\": \"12:00\"}, {\"is_available\": true, \"custom_start\": \"11:00\", \"custom_end\": \"13:00\"}]}",
            422,
            "exceptions[1].custom_start"
        ),
        Bad(
            "an unknown zone",
            .post,
            "/v1/providers",
            "{\"name\": \"N\", \"time_zone\": \"Europe/Atlantis\"}",
            422,
            "time_zone"
        ),
        Bad(
            "a path as zone",
            .post,
            "/v1/providers",
            "{\"name\": \"N\", \"time_zone\": \"../../etc/passwd\"}",
            422,
            "time_zone"
        ),
        Bad(
            "NUL in a zone",
            .post,
            "/v1/providers",
            "{\"name\": \"N\", \"time_zone\": \"UTC\\u0000\"}",
            422,
            "time_zone"
        ),
        Bad(
            "an uploaded policy from the start",
            .post,
            "/v1/providers",
            "{\"name\": \"N\", \"time_zone\": \"UTC\", \"policy\": \"pol_anna_1\"}",
            422,
            "policy"
        ),
        Bad(
            "an id that is taken",
            .post,
            "/v1/providers",
            "{\"id\": \"prv_anna\", \"name\": \"N\", \"time_zone\": \"UTC\"}",
            409,
            "id"
        ),
        Bad(
            "an id with capitals",
            .post,
            "/v1/providers",
            "{\"id\": \"prv_Anna\", \"name\": \"N\", \"time_zone\": \"UTC\"}",
            400,
            "id"
        ),
        Bad("another provider's policy", .put, anna + "/policy", "{\"policy\": \"pol_bob_1\"}", 422, "policy"),
        Bad(
            "both policy and source",
            .post,
            "/v1/policies/evaluate",
            "{\"policy\": \"moderate\", \"source\": \"return {}\", \"booking\": {\"paid\": 1, \"currency\": \"EUR\", \"booked_at\": \"2026-01-01T00:00:00Z\", \"start_at\": \"2026-03-10T10:00:00Z\", \"end_at\": \"2026-03-10T11:00:00Z\", \"cancelled_at\": \"2026-03-08T10:00:00Z\", \"cancelled_by\": \"client\"}}",
            400,
            "source"
        ),
        Bad(
            "an amount past the limit",
            .post,
            "/v1/policies/evaluate",
            "{\"policy\": \"moderate\", \"booking\": {\"paid\": 1000000000001}}",
            400,
            "booking.paid"
        ),
    ]

    @Test(arguments: documents)
    func aBadDocumentIsRefusedByField(bad: Bad) async throws {
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
                Self.anna + "/services",
                bytes: Array(Self.service("duration_minutes", number).utf8),
                as: stage.admin,
                headers: ["Content-Type": "application/json"]
            )
            #expect(reply.status == 400)
            #expect(reply.fields.count == 1, "\(reply.json)")
        }
    }

    static let queries: [(query: String, status: Int, field: String)] = [
        ("slots?service=svc_anna_hour&from=2026-03-09", 400, "to"),
        ("slots?from=2026-03-09&to=2026-03-10", 400, "service"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-09", 400, "to"),
        ("slots?service=svc_anna_hour&from=2026-03-10&to=2026-03-09", 400, "to"),
        ("slots?service=svc_anna_hour&from=2026-03-09&to=2027-03-11", 400, "to"),
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
        ("services?cursor=nonsense", 400, "cursor"),
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
        "/", "/v1", "/v2/providers", "/v1/providers/prv_nobody", "/v1/providers/PRV_ANNA", "/v1/providers/%00",
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
        (HTTPRequest.Method.delete, "/v1/providers", "POST"),
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
            #expect(reply.status == 400)
            #expect(reply.fields == ["price"])
        }
    }
}
