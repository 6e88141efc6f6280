import Foundation
import TestSupport
import Testing

/// What `refunds simulate` makes of files of other programs, and how it ends.
struct ReadingCommandTests {
    private func simulate(_ text: String, _ more: [String] = []) throws -> Binary.Outcome {
        try Binary.run(["refunds", "simulate", "--policy", "moderate", "--format", "json"] + more, input: text)
    }

    private static let german = """
        Buchung;Anbieter;Bezahlt;Gebucht;Beginn;Ende;Storniert;Von
        b1;Salon Mitte;1.250,00;01.01.2026 09:00;01.02.2026 10:00;01.02.2026 11:00;10.01.2026 09:00;Kunde

        """

    private static let options = [
        "--map", "booking_id=Buchung", "--map", "provider_id=Anbieter", "--map", "paid=Bezahlt", "--map",
        "booked_at=Gebucht",
        "--map", "start_at=Beginn", "--map", "end_at=Ende", "--map", "cancelled_at=Storniert", "--map",
        "cancelled_by=Von",
        "--default", "currency=EUR", "--default", "already_refunded=0", "--amounts", "decimal", "--date-format", "dmy",
        "--time-zone", "Europe/Berlin", "--cancelled-by", "Kunde=client",
    ]

    @Test func `a spreadsheet is read with the options that its refusals name`() throws {
        let outcome = try simulate(Self.german, Self.options)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains(#""paid": 125000, "refund": 125000"#), "\(outcome.output)")
    }

    @Test func `a header tells all that it lacks, without the usage of the command`() throws {
        let outcome = try simulate(Self.german)
        #expect(outcome.status == 65)
        for part in [
            "booking_id", "paid=\"Bezahlt\"", "start_at=\"Beginn\"", "cancelled_at=\"Storniert\"",
            "--default currency=EUR",
        ] {
            #expect(outcome.errors.contains(part), "\(outcome.errors)")
        }
        #expect(!outcome.errors.contains("Usage:"), "\(outcome.errors)")
    }

    @Test func `values with two readings are refused with all options at once`() throws {
        let options = Array(Self.options[..<20])
        let outcome = try simulate(Self.german, options)
        #expect(outcome.status == 65)
        for part in ["--amounts decimal", "--date-format dmy", "--cancelled-by \"kunde=client\""] {
            #expect(outcome.errors.contains(part), "\(outcome.errors)")
        }
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [("2", 0), ("1", 65), ("0", 65), ("67%", 0), ("66%", 65), ("100%", 0)])
    func `more rejected rows than are allowed fail the run`(limit: String, status: Int32) throws {
        let text = Cancellations.header + Cancellations.rejected(2) + Cancellations.row("good")
        let outcome = try simulate(text, ["--max-rejected", limit])
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(!outcome.output.isEmpty)
        #expect(outcome.errors.contains("--max-rejected is \(limit)") == (status != 0), "\(outcome.errors)")
    }

    @Test func `repeated bookings are told, left out or refused`() throws {
        let text = Cancellations.header + Cancellations.row() + Cancellations.row() + Cancellations.row("b2")
        let told = try simulate(text)
        #expect(told.status == 0)
        #expect(told.errors.contains("line 3 that of line 2"), "\(told.errors)")
        #expect(told.output.contains(#""cancellations": 3"#))
        let once = try simulate(text, ["--repeated", "once"])
        #expect(
            once.output.contains(#""left_out": 1"#) && once.output.contains(#""cancellations": 2"#),
            "\(once.output)"
        )
        let refused = try simulate(text, ["--repeated", "refuse"])
        #expect(refused.status == 65)
        #expect(refused.output.isEmpty)
        #expect(try simulate(text, ["--repeated", "ignore"]).errors.isEmpty)
    }

    @Test func `columns are explained, and those of a file`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Cancellations.header.replacing(",", with: ";"), to: "in.csv").path
        let outcome = try Binary.run(["refunds", "simulate", "--explain-columns", file])
        #expect(outcome.status == 0, "\(outcome.errors)")
        for part in [
            "stripe-payments", "already_refunded", "delimiter         ';'", "paid              column 4, paid",
        ] {
            #expect(outcome.output.contains(part), "\(outcome.output)")
        }
        #expect(try Binary.run(["refunds", "simulate", file]).status == 64)
    }

    @Test(arguments: [
        ["--map", "amount=x"], ["--map", "paid"], ["--decimal", ";"], ["--date-format", "dd.MM"],
        ["--time-zone", "Nowhere"],
        ["--map", "paid=a", "--map", "paid=b"], ["--repeated", "once", "--shard", "1/2"], ["--max-rejected", "-1"],
    ])
    func `options that mean nothing are wrong usage`(options: [String]) throws {
        let outcome = try simulate(Cancellations.header, options)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Usage:"), "\(outcome.errors)")
    }

    @Test func `a script that is not a policy is not wrong usage`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("return 1", to: "mine.lua").path
        let outcome = try Binary.run(["refunds", "simulate", "--policy", path], input: Cancellations.header)
        #expect(outcome.status == 65)
        #expect(!outcome.errors.contains("Usage:"), "\(outcome.errors)")
    }
}
