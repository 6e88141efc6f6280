import Foundation
import TestSupport
import Testing

/// Lists of bookings, payments and refunds, and the ledger of a period.
struct ListCommandTests {
    private static func demo(in folder: TemporaryFolder) throws -> String {
        let path = folder.path("shop.sqlite")
        let made = try Binary.run(["demo", "--database", path, "--env", folder.path("demo.env")])
        try #require(made.status == 0, "\(made.errors)")
        return path
    }

    private func rows(_ arguments: [String]) throws -> [[String: Any]] {
        let outcome = try Binary.run(arguments + ["--format", "json"])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    }

    private func sum(_ rows: [[String: Any]], _ name: String) -> Int {
        rows.reduce(0) { $0 + ($1[name] as? Int ?? 0) }
    }

    @Test func `lists and the ledger tell of the same money`() throws {
        let folder = try TemporaryFolder()
        let database = ["--database", try Self.demo(in: folder)]
        let bookings = try rows(["bookings", "list"] + database)
        let payments = try rows(["payments", "list", "--status", "paid"] + database)
        let refunds = try rows(["refunds", "list"] + database)
        #expect(!bookings.isEmpty && !payments.isEmpty && !refunds.isEmpty)
        #expect(sum(bookings, "paid") == sum(payments, "amount"))
        #expect(sum(bookings, "refunded") == sum(refunds, "amount"))
        let owed = try rows(["refunds", "list", "--status", "owed"] + database)
        #expect(owed.allSatisfy { $0["status"] as? String == "owed" })
        let outcome = try Binary.run(
            ["payments", "ledger", "--by", "provider", "--by", "month", "--format", "json"] + database
        )
        let ledger = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let lines = try #require(ledger["lines"] as? [[String: Any]])
        #expect(lines.allSatisfy { $0["provider"] is String && $0["month"] is String })
        #expect(sum(lines, "charged") == sum(payments, "amount"))
        #expect(sum(lines, "owed") == sum(owed, "amount"))
        for provider in Set(bookings.compactMap { $0["provider_id"] as? String }) {
            let own = try rows(["bookings", "list", "--provider", provider] + database)
            #expect(own.count == bookings.count { $0["provider_id"] as? String == provider })
        }
        // In the order of their starts.
        let starts = bookings.compactMap { $0["start_at"] as? String }
        #expect(starts == starts.sorted())
    }

    @Test func `periods divide lists, and dates are those of the zone`() throws {
        let folder = try TemporaryFolder()
        let database = ["--database", try Self.demo(in: folder)]
        let all = try rows(["bookings", "list"] + database)
        let middle = try #require(all[all.count / 2]["start_at"] as? String)
        let before = try rows(["bookings", "list", "--until", middle] + database)
        let after = try rows(["bookings", "list", "--since", middle] + database)
        #expect(before.count + after.count == all.count && !before.isEmpty && !after.isEmpty)
        #expect(try rows(["payments", "list", "--since", "2100-01-01"] + database).isEmpty)
        #expect(try rows(["refunds", "list", "--until", "2000-01-01", "--time-zone", "Asia/Tokyo"] + database).isEmpty)
        let day = String(middle.prefix(10))
        let inUTC = try rows(["bookings", "list", "--since", day] + database)
        #expect(inUTC.allSatisfy { ($0["start_at"] as? String ?? "") >= day })
        for arguments in [
            ["--since", "tomorrow"], ["--since", "2026-02-01", "--until", "2026-01-01"], ["--status", "gone"],
        ] {
            #expect(try Binary.run(["refunds", "list"] + arguments + database).status == 64)
        }
    }

    @Test(arguments: [["bookings", "list"], ["payments", "list"], ["refunds", "list"], ["payments", "ledger"]])
    func `tables fit 80 columns, and CSV has all columns with the digits of the currency`(command: [String]) throws {
        let folder = try TemporaryFolder()
        let database = ["--database", try Self.demo(in: folder)]
        let table = try Binary.run(command + database, environment: ["COLUMNS": "80"])
        #expect(table.status == 0, "\(table.errors)")
        for line in table.output.split(separator: "\n") where !line.hasPrefix("(no room") {
            #expect(line.count <= 80, "\(line)")
        }
        let csv = try Binary.run(command + ["--format", "csv"] + database)
        #expect(csv.output.prefix { $0 != "\r\n" }.contains("digits"), "\(csv.output.prefix(200))")
    }

    @Test func `money outside of Stripe is recorded with reference and date, and never too much`() throws {
        let folder = try TemporaryFolder()
        let database = ["--database", try Self.demo(in: folder)]
        let proof = ["--method", "bank_transfer", "--reference", "=E2E 7", "--paid-on", "2020-01-31"]
        let owed = try #require(try rows(["refunds", "list", "--status", "owed"] + database).first)
        let refund = try #require(owed["refund"] as? String)
        let settle = ["refunds", "settle", refund] + proof + database
        let tooMuch = try Binary.run(settle + ["--amount", "100000"])
        #expect(tooMuch.status == 1 && tooMuch.errors.contains("is too much: "), "\(tooMuch.errors)")
        let settled = try Binary.run(settle)
        #expect(settled.status == 0 && settled.output.contains("the refund is succeeded"), "\(settled.errors)")
        #expect(try Binary.run(settle).status == 1)
        let row = try #require(try rows(["refunds", "list"] + database).first { $0["refund"] as? String == refund })
        #expect(row["reference"] as? String == "=E2E 7" && row["paid_on"] as? String == "2020-01-31", "\(row)")
        let csv = try Binary.run(["refunds", "list", "--format", "csv"] + database)
        #expect(csv.output.contains(",2020-01-31,'=E2E 7,"), "\(csv.output)")

        let booking = try #require(
            try rows(["bookings", "list", "--status", "completed"] + database).first { row in
                (row["price"] as? Int ?? 0) > (row["paid"] as? Int ?? 0)
            }?["booking_id"] as? String
        )
        let record = ["payments", "record", booking] + proof + database
        let over = try Binary.run(record + ["--amount", "1000000"])
        #expect(over.status == 1 && over.errors.contains("more can be recorded"), "\(over.errors)")
        for wrong in ["1,00", "1.234", "-1", "0"] {
            #expect(try Binary.run(record + ["--amount=\(wrong)"]).status == 64, "\(wrong)")
        }
        #expect(try Binary.run(record + ["--amount", "1", "--paid-on", "2026-02-30"]).status == 64)
        let late = try Binary.run(record + ["--amount", "1", "--paid-on", "2999-01-01"])
        #expect(late.status == 1 && late.errors.contains("2999-01-01 is in the future"), "\(late.errors)")
        let recorded = try Binary.run(record + ["--amount", "1.00"])
        #expect(recorded.status == 0 && recorded.output.contains(" 1.00 recorded"), "\(recorded.errors)")
        let inJanuary = ["--since", "2020-01-31", "--until", "2020-02-01"]
        #expect(try rows(["payments", "list"] + inJanuary + database).map { $0["amount"] as? Int } == [100])
        #expect(try Binary.run(["payments", "ledger"] + database).status == 0)
    }
}
