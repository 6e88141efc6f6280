import HTTPTransport
import StripeFake
import Testing

/// The fake is worth what it refuses.
@Suite struct FakeStrictnessTests {
    @Test(arguments: [
        ("amount=2000", "parameter_missing"),
        ("amount=2000&currency=eur&colour=red", "parameter_unknown"),
        ("amount=2000&currency=eur&transfer_data[account]=acct_1", "parameter_unknown"),
        ("amount=20.00&currency=eur", "parameter_invalid_integer"),
        ("amount=49&currency=eur", "amount_too_small"),
        ("amount=100000000&currency=eur", "amount_too_large"),
        ("amount=1001&currency=kwd", "parameter_invalid_integer"),
        ("amount=550&currency=isk", "parameter_invalid_integer"),
        ("amount=2000&currency=eur&confirm=yes", nil),
        ("amount=2000&currency=eur&capture_method=never", nil),
        ("amount=2000&amount=3000&currency=eur", nil),
        ("amount=2000&currency=eur&metadata=a", nil),
    ])
    func `parameters are those that are published`(form: String, code: String?) async throws {
        try await Shop.open { shop in
            let answer = try await send(shop, form)
            #expect(answer.status == 400)
            #expect(try JSON(bytes: answer.body)["error"]?["code"]?.text == code)
            #expect(try await send(shop, "amount=2000&currency=eur").status == 200, "a check that fails is not kept")
        }
    }

    @Test(arguments: [
        ("Authorization", "Bearer sk_live_1", 401), ("Stripe-Version", "2020-01-01", 400),
        ("Content-Type", "application/json", 400),
    ])
    func `key, version and type are checked`(name: String, value: String, status: Int) async throws {
        try await Shop.open { shop in
            let answer = try await send(shop, "amount=2000&currency=eur", [name: value])
            #expect(answer.status == status)
        }
    }

    private func send(_ shop: Shop, _ form: String, _ changes: [String: String] = [:]) async throws -> HTTPResponse {
        var fields = [
            "Authorization": "Bearer sk_test_1", "Stripe-Version": "2026-10-28.endive",
            "Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": "key",
        ]
        fields.merge(changes) { $1 }
        let headers = HTTPHeaders(fields.map { HTTPHeaders.Field(name: $0.key, value: $0.value) })
        let url = "http://127.0.0.1:\(shop.server.port)/v1/payment_intents"
        return try await shop.http.send(HTTPRequest(.post, url, headers: headers, body: Array(form.utf8)))
    }
}
