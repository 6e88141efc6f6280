import Policies
import PolicySimulation
import Testing

struct RejectionTests {
    @Test(arguments: [
        (SimulationInput.row(paid: ""), "paid is empty; it must be a whole number of minor units"),
        (
            SimulationInput.row(paid: "99.99"),
            "paid is '99.99'; it must be a whole number of minor units, or say --amounts decimal"
        ),
        (SimulationInput.row(paid: "1e5"), "paid is '1e5'; it must be a whole number of minor units"),
        (SimulationInput.row(paid: "+5"), "paid is '+5'; it must be a whole number of minor units"),
        (SimulationInput.row(paid: "-5"), "paid is -5; it must be 0 to 1000000000000"),
        (SimulationInput.row(paid: "1000000000001"), "paid is 1000000000001; it must be 0 to 1000000000000"),
        (
            SimulationInput.row(paid: "99999999999999999999"),
            "paid is '99999999999999999999'; it must be a whole number of minor units"
        ),
        (SimulationInput.row(back: "10000"), "already_refunded is 10000; it must be 0 to paid, which is 9999"),
        (SimulationInput.row(currency: "euro"), "currency is 'euro'; it must be a code such as EUR"),
        (SimulationInput.row(currency: "XXX"), "currency is 'XXX'; it must be a code such as EUR"),
        (
            SimulationInput.row(cancelledAt: "2026-03-08"),
            "cancelled_at is '2026-03-08'; it must be like 2026-03-10T10:00:00Z, with a time of day"
        ),
        (
            SimulationInput.row(cancelledAt: "2026-02-30T10:00:00Z"),
            "cancelled_at is '2026-02-30T10:00:00Z'; it must be like 2026-03-10T10:00:00Z"
        ),
        (
            SimulationInput.row(cancelledAt: "2026-03-08T24:00:00Z"),
            "cancelled_at is '2026-03-08T24:00:00Z'; it must be like 2026-03-10T10:00:00Z"
        ),
        (SimulationInput.row(cancelledAt: "2025-03-08T10:00:00Z"), "cancelled_at is earlier than booked_at"),
        (
            SimulationInput.row(cancelledBy: "Kunde"),
            "cancelled_by is 'Kunde'; it must be client, provider or no_show, or say --cancelled-by \"kunde=client\""
        ),
        (SimulationInput.row(""), "booking_id must have 1 to 200 bytes and has 0"),
        (SimulationInput.row() + ",more", "the row has 11 fields, the header 10"),
        ("one field", "the row has 1 fields, the header 10"),
        ("\"b\"x,", "a quotation mark stands in the middle of a field"),
        ("b\"x,", "a quotation mark stands in the middle of a field"),
        (String(repeating: "x", count: 70_000), "the row is longer than 65536 bytes"),
        (String(repeating: ",", count: 300), "the row has more than 256 fields"),
    ])
    func `a bad row is named with its line and stops nothing`(row: String, reason: String) async throws {
        let lines = [SimulationInput.header, SimulationInput.row("1"), row, SimulationInput.row("2"), "", ""]
        for lineBreak in ["\n", "\r\n"] {
            let outcome = try await SimulationInput.run(lines, by: SimulationInput.standard(), lineBreak: lineBreak)
            #expect(outcome.rejected.map(\.description) == ["line 3: \(reason)"])
            #expect(outcome.totals.rows == 3)
            #expect(outcome.totals.rejected == 1)
            #expect(outcome.rows.map(\.booking) == ["1", "2"])
            #expect(outcome.rows.map(\.line) == [2, 4])
        }
    }

    @Test func `a quotation mark that is never closed costs one row`() async throws {
        let lines = [SimulationInput.header, "\"" + SimulationInput.row("1"), SimulationInput.row("2")]
        let outcome = try await SimulationInput.run(lines, by: SimulationInput.standard())
        #expect(outcome.rejected.map(\.description) == ["line 2: a quotation mark is not closed within 65536 bytes"])
        #expect(outcome.rows.map(\.booking) == ["2"])
    }

    @Test func `lines within quotation marks are counted`() async throws {
        let lines = [
            SimulationInput.header + ",note", SimulationInput.row("1") + ",\"a\n\nb\"", "bad",
            SimulationInput.row("\"\"\"2\"\"\"") + ",\"\"",
        ]
        let outcome = try await SimulationInput.run(lines, by: SimulationInput.standard())
        #expect(outcome.rejected.map(\.line) == [5])
        #expect(outcome.rows.map(\.booking) == ["1", "\"2\""])
    }

    @Test func `offsets, zones and services are read`() async throws {
        let source = Samples.policy(
            "return {amount = booking.days_before, reason = booking.service.name .. booking.local_cancelled.hour}"
        )
        let policy = SimulatedPolicy(name: "p", policy: try PolicyHost().compile(source: source))
        let lines = [
            SimulationInput.header + ",time_zone,service",
            SimulationInput.row("1", cancelledAt: "2026-03-08T23:30:00+00:00") + ",Europe/Berlin,Cut",
            SimulationInput.row("2", cancelledAt: "2026-03-09T01:30:00+02:00") + ",,\"Wash, cut\"",
            SimulationInput.row("3") + ",Europe/Nowhere,Cut", SimulationInput.row("4") + ",UTC,a\u{7}b",
        ]
        let outcome = try await SimulationInput.run(lines, by: Simulation(policies: [policy]))
        let refunds = try outcome.rows.map { try $0.outcome.get() }
        #expect(refunds.map(\.amount) == [1, 2])
        #expect(refunds.map(\.reason) == ["Cut0", "Wash, cut23"])
        #expect(
            outcome.rejected.map(\.reason) == [
                "time_zone is 'Europe/Nowhere'; it must be a name such as Europe/Berlin",
                "service must be plain UTF-8 text of at most 200 bytes",
            ]
        )
    }

    @Test(arguments: [
        ("", "the input has no header line"),
        (
            SimulationInput.header.replacing("provider_id", with: "Calendar"),
            """
            the header lacks the column provider_id
              it has: \(SimulationInput.header.replacing("provider_id", with: "Calendar").replacing(",", with: ", "))
              say --map provider_id="Calendar", or --default provider_id=… if all are of one
            """
        ),
        (SimulationInput.header + ",paid", "the header names paid twice"),
    ])
    func `a header that does not do is refused by name`(header: String, message: String) async throws {
        let error = try await #require(throws: SimulationError.self) {
            try await SimulationInput.run([header], by: SimulationInput.standard())
        }
        #expect(error.code == .header)
        #expect(error.message == message)
    }

    @Test func `a mark at the beginning and spaces around names do no harm`() async throws {
        let header = "\u{FEFF}" + SimulationInput.header.replacing(",paid,", with: ", paid ,")
        let outcome = try await SimulationInput.run([header, SimulationInput.row()], by: SimulationInput.standard())
        #expect(outcome.totals.rows == 1)
        #expect(outcome.rejected.isEmpty)
    }

    @Test func `a file that is not there is named`() async throws {
        let error = try await #require(throws: SimulationError.self) {
            try await SimulationInput.standard().run(file: "/nowhere/cancellations.csv")
        }
        #expect(error.code == .unreadable)
        #expect(error.message == "/nowhere/cancellations.csv cannot be read: No such file or directory")
    }
}
