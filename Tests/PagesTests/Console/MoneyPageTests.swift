@testable import Payments
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

    @Test func `a refund that is owed is listed, and recorded once as paid`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            try await stage.member("books@example.org", .finance, of: shop)
            let finance = try await stage.signedIn("books@example.org")
            let address = try await stage.book(shop, at: "2026-03-20T09:00:00Z")
            #expect(try await stage.get("/console/anna/money", headers: finance).html.contains("No refund is owed."))
            _ = try await stage.post("\(address)/cancel", [("refund", "4900")])
            let page = try await stage.get("/console/anna/money", headers: finance).html
            #expect(page.contains("To pay by hand: <strong>€49.00</strong>"), "\(page)")
            #expect(!page.contains("Kim"), "No clients.")
            let link = String(try #require(page.firstMatch(of: /href="(\/console\/anna\/money\/refunds\/[^"]*)"/)).1)
            let form = try await stage.get(link, headers: finance)
            #expect(form.form["amount"] == "4900" && form.html.contains("It was paid by"))
            let later = [("amount", "4900"), ("method", "bank_transfer"), ("paid_on", "2026-03-09")]
            #expect(try await stage.post("\(link)/settle", later, headers: finance).status == 422)
            let less = [("amount", "100"), ("method", "bank_transfer")]
            #expect(
                try await stage.post("\(link)/settle", less, headers: finance).header("Location")?.hasSuffix(
                    "news=changed"
                ) == true
            )
            let paid = [
                ("amount", "4900"), ("method", "bank_transfer"), ("reference", "E2E-9"), ("paid_on", "2026-03-02"),
            ]
            for news in ["done", "changed"] {
                let reply = try await stage.post("\(link)/settle", paid, headers: finance)
                #expect(reply.header("Location") == "/console/anna/money?news=\(news)")
            }
            #expect(try await stage.get("/console/anna/money", headers: owner).html.contains("No refund is owed."))
            let proof = try await stage.database.transaction(.read) {
                try await $0.query("SELECT reference FROM refund_parts").map {
                    try $0.decode("reference", as: String?.self)
                }
            }
            #expect(proof == ["E2E-9"])
            #expect(try await stage.get(link, headers: finance).header("Location")?.hasSuffix("news=changed") == true)
            let other = link.replacing("/console/anna/", with: "/console/maya/")
            #expect(try await stage.get(other, headers: finance).status == 404)
        }
    }

    @Test func `what the last comparison found is shown to whom it is about`() async throws {
        try await PageStage.run { stage in
            let (anna, owner) = try await stage.owned()
            let maya = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("maya@example.org", .owner, of: maya)
            try await stage.member("ops@example.org", .admin, of: nil)
            let (other, ops) = (
                try await stage.signedIn("maya@example.org"), try await stage.signedIn("ops@example.org")
            )
            let all = "/console/account/server/money"
            #expect(try await stage.get(all, headers: ops).html.contains("Nothing was compared yet"))
            #expect(try await stage.get(all, headers: owner).status == 404)
            let id = try await stage.booking(anna, at: "2026-03-09T09:00:00Z")
            var summary = Reconciliation.Summary()
            (summary.payments, summary.findings) = (2, 1)
            let finding = ReconciliationFinding(
                subject: "payment",
                id: "pay_anna_1",
                stripe: "pi_<1>",
                booking: id.rawValue,
                ours: "open",
                theirs: "succeeded",
                difference: .status
            )
            let run = ReconciliationRun(
                endedAt: PageStage.now,
                since: nil,
                mends: false,
                summary: summary,
                findings: [finding]
            )
            try await stage.database.transaction(.write) { try await ReconciliationStore().put(run, in: $0) }
            for (path, headers, isTold) in [
                ("/console/anna/money", owner, true), ("/console/maya/money", other, false), (all, ops, true),
            ] {
                let page = try await stage.get(path, headers: headers).html
                #expect(
                    page.contains("open → succeeded") == isTold && page.contains("Needs a look") == isTold,
                    "\(path)"
                )
                #expect(page.contains("All agrees") == !isTold && page.contains("Last compared"), "\(path)")
            }
            let address = try await stage.book(maya, at: "2026-03-20T09:00:00Z")
            _ = try await stage.post("\(address)/cancel", [("refund", "4900")])
            let page = try await stage.get(all, headers: ops).html
            #expect(page.contains(#"href="/console/maya/money""#) && page.contains("To pay by hand: €49.00"))
        }
    }
}
