import HTTPTypes
import Testing

/// Money as people write it is understood or refused, and never taken for a hundredth.
struct AmountTests {
    private static func body(_ amount: String, _ more: String = "") -> [UInt8] {
        Array("{\"amount\": \(amount), \"method\": \"cash\"\(more)}".utf8)
    }

    @Test(arguments: [
        ("4000", "", 4_000), ("\"40.00\"", ", \"currency\": \"EUR\"", 4_000),
        ("\"40\"", ", \"currency\": \"EUR\"", 4_000),
        ("\"40.5\"", ", \"currency\": \"EUR\"", 4_050), ("4000", ", \"currency\": \"EUR\"", 4_000),
    ])
    func isTakenForWhatItSays(amount: String, more: String, expected: Int64) async throws {
        let reply = try await Self.record(amount, more)
        #expect(reply.status == 201, "\(reply.json)")
        #expect(reply.json["payment"]["amount"] == .integer(expected))
        let note = "EUR \(expected / 100).\(expected % 100 == 0 ? "00" : "\(expected % 100)") by cash"
        #expect(reply.json["booking"]["history"].array.last?["note"] == .string(note))
    }

    @Test(arguments: [
        ("40.00", "", "amount"), ("4e3", "", "amount"), ("\"40.00\"", "", "amount"),
        ("\"40.005\"", ", \"currency\": \"EUR\"", "amount"),
        ("\"40,00\"", ", \"currency\": \"EUR\"", "amount"), ("4000", ", \"currency\": \"USD\"", "currency"),
        ("\"0.00\"", ", \"currency\": \"EUR\"", "amount"), ("-1", "", "amount"), ("true", "", "amount"),
    ])
    func isRefusedWithAHint(amount: String, more: String, field: String) async throws {
        let reply = try await Self.record(amount, more)
        #expect([400, 422].contains(reply.status) && reply.fields == [field], "\(amount): \(reply.json)")
        if amount == "40.00" { #expect(reply.json["detail"].string?.contains("Write 4000 for EUR 40.00") == true) }
    }

    private static func record(_ amount: String, _ more: String) async throws -> Reply {
        let result = Outcome()
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let reply = try await stage.send(
                .post,
                "\(booking.path)/payments",
                bytes: body(amount, more),
                as: anna.key,
                headers: ["Content-Type": "application/json"]
            )
            await result.set(reply)
        }
        return try #require(await result.reply)
    }

    private actor Outcome {
        var reply: Reply?
        func set(_ reply: Reply) { self.reply = reply }
    }

    @Test func pricesAreReadAlike() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let text: JSONValue = ["price": "49.90", "currency": "EUR"]
            #expect(try await stage.send(.patch, anna.servicePath, text, as: anna.key).json["price"] == 4_990)
            let half = Array("{\"price\": 49.90}".utf8)
            let refused = try await stage.send(
                .patch,
                anna.servicePath,
                bytes: half,
                as: anna.key,
                headers: ["Content-Type": "application/json"]
            )
            #expect(refused.status == 422 && refused.fields == ["price"])
        }
    }
}
