import HTTPTypes
import Testing

/// Whatever an operation takes, all that is wrong with it is told at once, with codes and with what is expected.
struct EveryFieldTests {
    /// Operations whose members cannot all be wrong at once: one decides which others there are.
    private static let apart: Set = ["POST /v1/policies/replay"]

    @Test func `every member of every body is named if all are wrong`() async throws {
        try await Stage.run { stage in
            let cast = try await Cast(stage)
            let check = SchemaCheck(document: stage.description.document)
            var count = 0
            for operation in stage.description.operations.subtracting(Self.apart).sorted() {
                let (method, path, description) = try Self.parts(of: operation, in: stage.description)
                let schema = check.resolve(
                    check.resolve(description["requestBody"])["content"]["application/json"]["schema"]
                )
                let members = schema["properties"].object.keys.sorted()
                guard !members.isEmpty, !path.contains("/webhooks/") else { continue }
                // No member is a list of lists with a number in it.
                let body = JSONValue.object(Dictionary(uniqueKeysWithValues: members.map { ($0, [[1]]) }))
                let reply = try await stage.send(method, Self.fill(path, cast), body, as: stage.admin)
                // What the server is not set up for is told before anything else.
                if reply.status == 404 || reply.code?.hasSuffix("unavailable") == true { continue }
                #expect(reply.status == 400 || reply.status == 422, "\(operation): \(reply.json)")
                let named = Set(reply.fields.map { String($0.prefix { $0 != "." && $0 != "[" }) })
                #expect(Set(members).subtracting(named) == [], "\(operation): \(reply.json)")
                count += 1
            }
            #expect(count > 25)
        }
    }

    @Test func `every parameter of every query is named if all are wrong`() async throws {
        try await Stage.run { stage in
            let cast = try await Cast(stage)
            let check = SchemaCheck(document: stage.description.document)
            for operation in stage.description.operations.sorted() where operation.hasPrefix("GET /v1/") {
                let (method, path, description) = try Self.parts(of: operation, in: stage.description)
                let parameters = description["parameters"].array.map(check.resolve).filter { $0["in"] == "query" }
                // Any text can be looked for.
                let names = parameters.compactMap(\.["name"].string).filter { !["q", "actor"].contains($0) }
                guard !names.isEmpty else { continue }
                let query = (names + ["colour"]).map { "\($0)=!" }.joined(separator: "&")
                let reply = try await stage.send(method, "\(Self.fill(path, cast))?\(query)", as: stage.admin)
                if reply.status == 404 || reply.code?.hasSuffix("unavailable") == true { continue }
                #expect(reply.status == 400, "\(operation): \(reply.json)")
                #expect(Set(reply.fields) == Set(names + ["colour"]), "\(operation): \(reply.json)")
                let vague = reply.json["errors"].array.filter { $0["code"] == "invalid" && $0["field"] != "cursor" }
                #expect(vague == [], "\(operation)")
            }
        }
    }

    @Test func `what is required of a query is told together`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            for (path, fields) in [
                ("slots", ["service", "from", "to"]), ("slots/days", ["service", "from", "to"]),
                ("slots/services", ["services", "from", "to"]), ("slots/explain", ["service", "at"]),
            ] {
                let reply = try await stage.send(.get, "\(anna.path)/\(path)")
                #expect(reply.status == 400 && Set(reply.fields) == Set(fields), "\(reply.json)")
                #expect(reply.json["errors"].array.allSatisfy { $0["code"] == "required" }, "\(reply.json)")
            }
        }
    }

    /// A field, a value of another type, and what the answer says of what is expected.
    struct Slip: Sendable, CustomTestStringConvertible {
        let field: String
        let value: JSONValue
        let says: String
        let parameters: JSONValue

        init(_ field: String, _ value: JSONValue, _ says: String, _ parameters: JSONValue) {
            self.field = field
            self.value = value
            self.says = says
            self.parameters = parameters
        }

        var testDescription: String { "\(field) \(value)" }
    }

    private static let days = "a whole number from 0 to 6: 0 for Sunday, 1 for Monday to 6 for Saturday"

    @Test(arguments: [
        Slip("day_of_week", "monday", days, ["minimum": 0, "maximum": 6]),
        Slip("day_of_week", 7, "\(days); it is 7", ["minimum": 0, "maximum": 6]),
        Slip("start_time", 900, "text such as \"09:00\"", ["example": "09:00"]),
        Slip("start_time", "9:00", "such as 09:00", ["example": "09:00"]),
        Slip("valid_from", 20_260_310, "text such as \"2026-03-10\"", ["example": "2026-03-10"]),
        Slip("every_weeks", "2", "a whole number from 1 to 2", ["minimum": 1, "maximum": 2]),
    ])
    func `hours say what is expected`(slip: Slip) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let row: JSONValue = ["day_of_week": 1, "start_time": "09:00", "end_time": "17:00"]
            let body: JSONValue = ["schedule": [row.with(slip.field, slip.value)]]
            let reply = try await stage.send(.put, "\(anna.path)/schedule", body, as: anna.key)
            Self.expect(slip, of: reply, field: "schedule[0].\(slip.field)")
        }
    }

    @Test(arguments: [
        Slip("slot_alignment", 1, "one of opening, packed, clock", ["choices": ["opening", "packed", "clock"]]),
        Slip(
            "slot_alignment",
            "round",
            "not one of opening, packed, clock",
            ["choices": ["opening", "packed", "clock"]]
        ),
        Slip("capacity", "one", "a whole number from 1 to", ["minimum": 1, "maximum": 10_000]),
        Slip("duration_minutes", "30", "a whole number from 1 to", ["minimum": 1, "maximum": 527_040]),
        Slip("currency", "eur", "write EUR", ["example": "EUR"]),
        Slip("currency", 978, "text such as \"EUR\"", ["example": "EUR"]),
        Slip("price", true, "4000 as minor units", ["example": "40.00"]),
    ])
    func `services say what is expected`(slip: Slip) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let right: JSONValue = ["name": "Cut", "price": 4_000, "currency": "EUR", "duration_minutes": 30]
            let body = right.with(slip.field, slip.value)
            let reply = try await stage.send(.post, "\(anna.path)/services", body, as: anna.key)
            Self.expect(slip, of: reply, field: slip.field)
        }
    }

    @Test func `an amount as text is no fault of its own beside a currency that is refused`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let body: JSONValue = ["name": "Cut", "price": "40.00", "currency": "eur", "duration_minutes": 30]
            let reply = try await stage.send(.post, "\(anna.path)/services", body, as: anna.key)
            #expect(reply.fields == ["currency"], "\(reply.json)")
        }
    }

    private static func expect(_ slip: Slip, of reply: Reply, field: String) {
        #expect(reply.status == 400, "\(reply.json)")
        let error = reply.json["errors"][0]
        #expect(error["field"].string == field && reply.fields.count == 1, "\(reply.json)")
        #expect(error["reason"].string?.contains(slip.says) == true, "\(error)")
        #expect(error["parameters"] == slip.parameters, "\(error)")
    }

    private static func parts(
        of operation: String,
        in description: InterfaceDescription
    ) throws -> (method: HTTPRequest.Method, path: String, operation: JSONValue) {
        let words = operation.split(separator: " ").map(String.init)
        let method = try #require(HTTPRequest.Method(words[0]))
        return (method, words[1], description.document["paths"][words[1]][words[0].lowercased()])
    }

    private static func fill(_ path: String, _ cast: Cast) -> String {
        cast.fill(path).replacing("{provider}", with: "prv_anna").replacing("{service}", with: "svc_anna_hour")
            .replacing("{date}", with: "2026-03-12").replacing("{policy}", with: "moderate")
            .replacing("{key}", with: "key_unknown1").replacing("{busy}", with: "bsy_anna_1")
            .replacing("{time_off}", with: "off_anna_1").replacing("{calendar}", with: "cal_anna_1")
            .replacing("{account}", with: "cac_anna_1").replacing("{endpoint}", with: "whe_anna_1")
            .replacing("{event}", with: "evt_anna_1").replacing("{subscription}", with: "psh_anna_1")
            .replacing("{note}", with: "not_anna_1").replacing("{document}", with: "referral")
            .replacing("{payment}", with: "pay_anna_1").replacing("{refund}", with: "rfd_anna_1")
    }
}
