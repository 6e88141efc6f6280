import Bookings
import CivilTime
import SQL
import Testing

/// What a finance person sees and records.
struct MoneyPageTests {
    @Test func `a payment is recorded with the bank's reference and the date of the transfer`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z")
            let path = "/console/anna/bookings/\(id)"
            let form = try await stage.get(path, headers: owner)
            #expect(form.html.contains("Bank reference") && form.html.contains(#"name="paid_on""#))
            let revision = try #require(form.form["revision"])
            func pay(_ reference: String, on date: String) async throws -> PageReply {
                let fields = [
                    ("revision", revision), ("amount", "49"), ("method", "bank_transfer"), ("reference", reference),
                    ("paid_on", date),
                ]
                return try await stage.post("\(path)/payments", fields, headers: owner)
            }
            // It is 2026-03-02.
            for date in ["2026-03-04", "yesterday"] {
                let refused = try await pay("Invoice 7", on: date)
                #expect(refused.status == 422 && refused.html.contains("that is not in the future"), "\(date)")
                #expect(refused.form["reference"] == "Invoice 7")
            }
            let long = try await pay(String(repeating: "7", count: 141), on: "2026-02-27")
            #expect(long.status == 422 && long.html.contains("at most 140"))
            #expect(try await pay("  Invoice   7 ", on: "2026-02-27").header("Location") == "\(path)?news=done")
            let payments = try await stage.database.transaction(.read) {
                try await PaymentStore().list(of: id, in: $0)
            }
            #expect(payments.map(\.proof.reference) == ["Invoice 7"])
            #expect(payments.map(\.proof.paidOn) == [CivilDate("2026-02-27")])
        }
    }
}
