import HTTPTypes
import Testing

/// Every faulty field of a request is told at once, in a form that a page can translate.
struct AllErrorsTests {
    private static let form: JSONValue = [
        "fields": [
            ["name": "size", "label": "Size", "type": "choice", "required": true, "choices": ["S", "L"]],
            ["name": "age", "label": "Age", "type": "number"],
            ["name": "terms", "label": "I agree", "type": "consent", "required": true],
        ],
        "documents": [["name": "pass", "label": "Passport", "due": "booking"]],
    ]

    @Test func aBookingNamesAllThatAClientHasToCorrect() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["requirements": Self.form])
            let reply = try await stage.book(
                anna,
                at: "2026-03-09T08:00:00Z",
                [
                    "client": ["name": "Kim", "email": "kim", "phone": "call me", "age": 3], "hold_seconds": 5,
                    "answers": ["size": "M", "age": "0x5", "terms": "false", "shoe": "44"], "documents": ["pass": " "],
                ]
            )
            #expect(reply.status == 400)
            #expect(reply.code == "invalid_request")
            let codes = Dictionary(
                uniqueKeysWithValues: reply.json["errors"].array.map {
                    ($0["field"].string ?? "", $0["code"].string ?? "")
                }
            )
            #expect(
                codes == [
                    "client.email": "format", "client.phone": "format", "client.age": "unknown",
                    "hold_seconds": "out_of_range", "answers.size": "choice", "answers.age": "format",
                    "answers.terms": "choice", "answers.shoe": "unknown", "documents.pass": "required",
                ]
            )
            let errors = reply.json["errors"].array
            #expect(errors.first { $0["field"] == "answers.size" }?["parameters"] == ["choices": ["S", "L"]])
            #expect(errors.first { $0["field"] == "hold_seconds" }?["parameters"] == ["minimum": 60, "maximum": 3_600])
            #expect(errors.allSatisfy { $0["reason"].string?.isEmpty == false })
        }
    }

    @Test func answersAreToldTogetherWhenTheRestIsRight() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["requirements": Self.form])
            let reply = try await stage.book(anna, at: "2026-03-09T08:00:00Z", ["answers": ["size": "M", "hat": "1"]])
            #expect(reply.status == 422)
            #expect(reply.fields == ["answers.size", "answers.terms", "documents.pass", "answers.hat"])
            let right: JSONValue = ["size": "L", "age": "-4.5", "terms": "true"]
            let more: JSONValue = ["answers": right, "documents": ["pass": "C01"]]
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z", more).status == 201)
        }
    }

    private static let requests: [(String, JSONValue, [String])] = [
        ("/v1/bookings", ["provider_id": "prv_anna"], ["service_id", "start_at", "client"]),
        (
            "/v1/bookings", ["client": ["email": "a..b@c.org"], "start_at": "soon", "colour": 1],
            ["client.email", "client.name", "start_at", "provider_id", "service_id", "colour"]
        ),
        (
            "/v1/providers/prv_anna/services",
            ["name": " ", "price": -1, "currency": "XXX", "duration_minutes": 0, "slot_alignment": "round"],
            ["name", "price", "currency", "duration_minutes", "slot_alignment"]
        ),
        ("/v1/providers/prv_anna/services", [:], ["name", "price", "currency", "duration_minutes"]),
        ("/v1/providers", [:], ["name", "time_zone"]),
    ]

    @Test(arguments: requests)
    func requestsNameAllFaultyFields(path: String, body: JSONValue, fields: [String]) async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            let reply = try await stage.send(.post, path, body, as: path == "/v1/bookings" ? nil : stage.admin)
            #expect(reply.status == 400, "\(reply.json)")
            #expect(reply.fields.sorted() == fields.sorted(), "\(reply.json)")
        }
    }

    @Test func everyRowOfAListIsRead() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let rows: JSONValue = [
                ["day_of_week": 7, "start_time": "9:00", "end_time": "17:00"],
                ["day_of_week": 1, "start_time": "09:00", "end_time": "17:00"],
                ["day_of_week": 2, "start_time": "09:00"],
            ]
            let reply = try await stage.send(.put, "\(anna.path)/schedule", ["schedule": rows], as: anna.key)
            #expect(reply.status == 400)
            #expect(reply.fields == ["schedule[0].day_of_week", "schedule[0].start_time", "schedule[2].end_time"])
        }
    }

    @Test(arguments: [
        "<a@b.org>", "a..b@c.org", "kim@", "@example.com", "kim@example", "kim@example..com", "kim @example.com",
        "kim@-example.com", "kim@10.0.0.1",
    ])
    func addressesAreCheckedAsBrowsersDo(address: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let client: JSONValue = ["name": "Kim", "email": .string(address)]
            let reply = try await stage.book(anna, at: "2026-03-09T08:00:00Z", ["client": client])
            #expect(reply.fields == ["client.email"])
            #expect(reply.json["errors"].array.first?["code"] == "format")
        }
    }

    @Test(arguments: ["Kim\nClient", "Kim\r\nBcc: x", "\u{200B}\u{2060}", "\u{3164}", "\t"])
    func aNameIsOneLineThatShowsSomething(name: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.book(anna, at: "2026-03-09T08:00:00Z", ["client": ["name": .string(name)]])
            #expect([400, 422].contains(reply.status), "\(reply.json)")
            #expect(reply.fields == ["client.name"])
        }
    }
}
