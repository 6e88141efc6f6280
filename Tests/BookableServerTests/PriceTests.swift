import HTTPTypes
import Testing

/// What a provider puts right at the desk: prices, and tips beside them.
struct PriceTests {
    private static func history(_ booking: JSONValue) -> [JSONValue] { booking["history"].array }

    @Test(arguments: Engine.allCases)
    func `a price is corrected by the provider, and the history tells both`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let read = try await stage.send(.get, booking.path, as: anna.key)
            #expect(read.json["price"] == 9_999)
            // Not by its client.
            let own = try await stage.send(.patch, booking.path, ["price": 1], as: booking.token)
            #expect(own.status == 403, "\(own.json)")
            let tag = try #require(read.header("ETag"))
            let changed = try await stage.send(
                .patch,
                booking.path,
                ["price": "80.00", "currency": "EUR"],
                as: anna.key,
                headers: ["If-Match": tag]
            )
            #expect(changed.status == 200 && changed.json["price"] == 8_000, "\(changed.json)")
            let entry = try #require(Self.history(changed.json).last)
            #expect(entry["kind"] == "price_changed" && entry["note"] == "EUR 80.00 instead of EUR 99.99")
            #expect(entry["acted_for"] == "provider")
            let late = try await stage.send(
                .patch,
                booking.path,
                ["price": 1],
                as: anna.key,
                headers: ["If-Match": tag]
            )
            #expect(late.status == 412)
            // Said again, it is no change.
            let again = try await stage.send(.patch, booking.path, ["price": 8_000], as: anna.key)
            #expect(again.json["revision"] == changed.json["revision"])
            for body in [["price": 8_000, "currency": "USD"], ["price": "80.00"]] as [JSONValue] {
                #expect(try await stage.send(.patch, booking.path, body, as: anna.key).status == 422)
            }
            let both: JSONValue = ["price": 9_000, "client": ["phone": "+49 30 1234567"]]
            let together = try await stage.send(.patch, booking.path, both, as: anna.key)
            #expect(together.json["price"] == 9_000 && together.json["client"]["phone"] == "+49 30 1234567")
            #expect(
                Self.history(together.json).suffix(2).map(\.["kind"]) == ["price_changed", "client_changed"],
                "\(together.json)"
            )
        }
    }

    @Test func `no price goes below what is paid, and what is paid is not in question`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let payments = "\(booking.path)/payments"
            let cash: JSONValue = ["amount": 5_000, "method": "cash"]
            #expect(try await stage.send(.post, payments, cash, as: anna.key).status == 201)
            let below = try await stage.send(.patch, booking.path, ["price": 4_000], as: anna.key)
            #expect(below.status == 422 && below.fields == ["price"], "\(below.json)")
            #expect(below.json["detail"] == "EUR 50.00 is paid; give EUR 10.00 back first.", "\(below.json)")
            let refund: JSONValue = ["amount": 1_000, "reason": "A discount."]
            #expect(try await stage.send(.post, "\(booking.path)/refunds", refund, as: anna.key).status == 201)
            #expect(try await stage.send(.patch, booking.path, ["price": 4_000], as: anna.key).status == 200)
            let more = try await stage.send(.post, payments, ["amount": 1, "method": "cash"], as: anna.key)
            #expect(more.status == 422 && more.json["detail"].string?.contains("at most EUR 0.00 more") == true)
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: booking.token).status == 200)
            let gone = try await stage.send(.patch, booking.path, ["price": 4_500], as: anna.key)
            #expect(gone.status == 409 && gone.code == "wrong_state", "\(gone.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a tip is recorded beside what is paid, and refunded by no policy`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(policy: "flexible")
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let payments = "\(booking.path)/payments"
            let paid = try await stage.send(
                .post,
                payments,
                ["amount": "99.99", "tip": "10.00", "currency": "EUR", "method": "card"],
                as: anna.key
            )
            #expect(paid.status == 201, "\(paid.json)")
            #expect(paid.json["payment"]["tip"] == 1_000 && paid.json["payment"]["amount"] == 9_999)
            #expect(paid.json["booking"]["paid"] == 9_999)
            let note = Self.history(paid.json["booking"]).last?["note"].string
            #expect(note == "EUR 99.99 and a tip of EUR 10.00 by card")
            let alone = try await stage.send(
                .post,
                payments,
                ["amount": 0, "tip": 250, "method": "cash"],
                as: anna.key
            )
            #expect(alone.status == 201, "\(alone.json)")
            let nothing = try await stage.send(.post, payments, ["amount": 0, "method": "cash"], as: anna.key)
            #expect(nothing.status == 422 && nothing.fields == ["amount"], "\(nothing.json)")
            let listed = try await stage.send(.get, payments, as: anna.key)
            // Both were recorded in the same second, in which ids have no order.
            #expect(Set(listed.json["items"].array.map(\.["tip"])) == [1_000, 250])
            let table = String(
                decoding: try await stage.send(.get, "/v1/payments?format=csv", as: anna.key).bytes,
                as: UTF8.self
            )
            #expect(table.contains(",10.00,,,0.00,\r\n") && table.contains(",2.50,,,0.00,\r\n"), "\(table)")
            let id = try #require(alone.json["payment"]["id"].string)
            let void = try await stage.send(.post, "/v1/payments/\(id)/void", ["note": "Typed twice."], as: anna.key)
            #expect(void.status == 200, "\(void.json)")
            let cancelled = try await stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(cancelled.json["refund"]["amount"] == 9_999, "\(cancelled.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a service says how long its provider has for approving`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let service: JSONValue = ["requires_approval": true, "approval_minutes": 90]
            let anna = try await stage.openPractice(service: service)
            let first = try await stage.book(anna, at: "2026-03-09T08:00:00Z")
            #expect(first.json["booking"]["expires_at"] == "2026-03-02T09:30:00Z", "\(first.json)")
            let path = "\(anna.path)/services/svc_anna_hour"
            let other = try await stage.send(.patch, path, ["name": "Hour"], as: anna.key)
            #expect(other.json["approval_minutes"] == 90)
            let standard = try await stage.send(.patch, path, ["approval_minutes": .null], as: anna.key)
            #expect(standard.json["approval_minutes"] == .null)
            let second = try await stage.book(anna, at: "2026-03-09T09:00:00Z")
            #expect(second.json["booking"]["expires_at"] == "2026-03-04T08:00:00Z", "\(second.json)")
            let never = try await stage.send(.patch, path, ["approval_minutes": 0], as: anna.key)
            #expect(never.status == 400 && never.fields == ["approval_minutes"])
        }
    }
}
