import HTTPTypes
import Testing

/// Payments and refunds are found by status and dates, lists come as CSV, and a provider sees its own ledger.
struct MoneyListTests {
    @Test(arguments: Engine.allCases)
    func paymentsAndRefundsAreFoundByStatusAndDate(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let paid: JSONValue = ["amount": 9_999, "method": "cash", "note": "=SUM(A1)"]
            let first = try await stage.booked(anna, at: "2026-03-20T08:00:00Z")
            #expect(try await stage.send(.post, "\(first.path)/payments", paid, as: anna.key).status == 201)
            let other = try await stage.booked(bob, at: "2026-03-20T08:00:00Z")
            #expect(try await stage.send(.post, "\(other.path)/payments", paid, as: bob.key).status == 201)
            stage.clock.advance(by: 86_400)
            let second = try await stage.booked(anna, at: "2026-03-20T10:00:00Z")
            #expect(try await stage.send(.post, "\(second.path)/payments", paid, as: anna.key).status == 201)
            #expect(try await stage.send(.post, "\(first.path)/cancel", as: first.token).status == 200)
            func bookings(_ path: String, as key: String) async throws -> [String] {
                let found = try await stage.send(.get, path, as: key)
                #expect(found.status == 200, "\(found.json)")
                return found.json["items"].array.compactMap(\.["booking_id"].string)
            }
            #expect(try await bookings("/v1/payments?to=2026-03-03", as: anna.key) == [first.id])
            #expect(try await bookings("/v1/payments?from=2026-03-03", as: anna.key) == [second.id])
            #expect(try await bookings("/v1/payments?from=2026-03-03T08:00:01Z", as: stage.finance) == [])
            #expect(try await bookings("/v1/payments?to=2026-03-03&status=paid", as: stage.finance).count == 2)
            #expect(try await bookings("/v1/refunds?status=owed&from=2026-03-03", as: anna.key) == [first.id])
            #expect(try await bookings("/v1/refunds?status=succeeded", as: anna.key) == [])
            #expect(try await bookings("/v1/refunds?status=owed", as: bob.key) == [])
            try await Self.readCSV(stage, anna)
            let ledger = try await stage.send(.get, "/v1/ledger?by=provider", as: anna.key)
            #expect(ledger.status == 200)
            #expect(!String(decoding: ledger.bytes, as: UTF8.self).contains("prv_bob"))
            #expect(try await stage.send(.get, "/v1/ledger?provider=prv_bob", as: anna.key).status == 403)
        }
    }

    private static func readCSV(_ stage: Stage, _ anna: Practice) async throws {
        func lines(_ path: String, as key: String) async throws -> [String] {
            let answer = try await stage.send(.get, path, as: key)
            #expect(answer.status == 200 && answer.header("Content-Type") == "text/csv; charset=utf-8")
            let text = String(decoding: answer.bytes, as: UTF8.self)
            return text.split(whereSeparator: \.isNewline).map(String.init)
        }
        let payments = try await lines("/v1/payments?format=csv", as: anna.key)
        try #require(payments.count == 3 && payments[0].hasPrefix("id,booking_id,status,method,amount,"))
        #expect(
            payments[1].contains(",paid,cash,99.99,99.99,0.00,EUR,") && payments[1].hasSuffix(",'=SUM(A1),0.00,,,0.00,")
        )
        let refunds = try await lines("/v1/refunds?format=csv&status=owed", as: anna.key)
        try #require(refunds.count == 2 && refunds[1].contains(",cancellation,owed,99.99,99.99,EUR,"), "\(refunds)")
        let bookings = try await lines("/v1/bookings?format=csv", as: anna.key)
        try #require(
            bookings.count == 3 && bookings[1].contains(",Kim Client,kim@example.com,,1,99.99,99.99,"),
            "\(bookings)"
        )
        #expect(try await lines("/v1/bookings?format=csv", as: stage.finance).allSatisfy { !$0.contains("Kim") })
        let page = try await stage.send(.get, "/v1/bookings?format=csv&limit=1", as: anna.key)
        let link = try #require(page.header("Link"))
        let next = try #require(link.split(separator: "<").first?.split(separator: ">").first)
        #expect(link.hasSuffix("; rel=\"next\""))
        #expect(try await lines(String(next), as: anna.key).count == 2)
        let ledger = try await lines("/v1/ledger?format=csv", as: anna.key)
        #expect(
            ledger.first?.hasPrefix("month,currency,payments,charged,refunded,given_back,owed,disputed,kept,fees,")
                == true
        )
        #expect(ledger.count == 2 && ledger.last?.hasPrefix("2026-03,EUR,2,") == true, "\(ledger)")
        let providers = try await lines("/v1/providers?format=csv", as: anna.key)
        let own = "prv_anna,Practice,Europe/Berlin,anna@example.com,"
        #expect(providers.contains { $0.hasPrefix(own) }, "\(providers)")
        #expect(try await lines("/v1/providers?format=csv", as: stage.finance).allSatisfy { !$0.contains("@") })
    }
}
