import CivilTime
import Policies
import PolicySimulation
import Testing

/// Amounts and times as other programs write them.
struct WrittenFieldTests {
    private struct Rejected: Error {
        let reason: String
    }

    /// The figures of the only row of a file; the reason where it is rejected.
    private func read(
        _ fields: [CancellationColumn: String],
        delimiter: String = ";",
        _ change: (inout ReadingOptions) throws -> Void = { _ in }
    ) async throws -> Result<SimulationTotals.Figures, Rejected> {
        var simulation = try SimulationInput.standard()
        try change(&simulation.reading)
        let usual: [CancellationColumn: String] = [
            .booking: "b1", .provider: "p1", .currency: "EUR", .paid: "1000", .alreadyRefunded: "0",
            .bookedAt: "2026-01-01T00:00:00Z", .startAt: "2026-03-10T10:00:00Z", .endAt: "2026-03-10T11:00:00Z",
            .cancelledAt: "2026-03-08T10:00:00Z", .cancelledBy: "client", .zone: "", .service: "",
        ]
        let columns = CancellationColumn.allCases
        // A good row before it keeps the input from being refused as a whole.
        let rows = [usual, usual.merging(fields) { $1 }].map { row in
            columns.map { "\"\((row[$0] ?? "").replacing("\"", with: "\"\""))\"" }.joined(separator: delimiter)
        }
        let lines = [columns.map(\.rawValue).joined(separator: delimiter)] + rows
        let outcome = try await SimulationInput.run(lines, by: simulation)
        if let rejected = outcome.rejected.last { return .failure(Rejected(reason: rejected.reason)) }
        let figures = outcome.totals.groups.values.compactMap(\.first)
        var sum = SimulationTotals.Figures()
        for one in figures { sum.add(one) }
        sum.paid -= simulation.reading.amounts == .decimal ? 100_000 : 1_000
        return .success(sum)
    }

    @Test(arguments: [
        ("12.50", 1_250), ("12,50", 1_250), ("12", 1_200), ("0.5", 50), ("1.250,00", 125_000), ("1,250.00", 125_000),
        ("1,250,000", 125_000_000), ("1'250.00", 125_000), ("1 250,00", 125_000), ("1\u{202F}250,5", 125_050),
        ("€ 12,50", 1_250), ("12,50 €", 1_250), ("EUR 12.50", 1_250), ("12.50 eur", 1_250), ("$12.50", 1_250),
        ("12.500000", 1_250), ("007.50", 750),
    ])
    func `decimal amounts are read where there is one reading`(text: String, amount: Int) async throws {
        let figures = try await read([.paid: text]) { $0.amounts = .decimal }.get()
        #expect(figures.paid == Int128(amount))
    }

    @Test(arguments: [
        ("1,250", DecimalMark.comma, 125), ("1,250", .point, 125_000), ("1.250", .point, 125),
        ("1.250", .comma, 125_000),
        ("1.250.000", .comma, 125_000_000),
    ])
    func `the decimal mark that is given decides`(text: String, mark: DecimalMark, amount: Int) async throws {
        let figures = try await read([.paid: text, .currency: "EUR"]) {
            $0.amounts = .decimal
            $0.decimalMark = mark
        }.get()
        #expect(figures.paid == Int128(amount))
    }

    @Test(arguments: ["1,250", "1.250"])
    func `three digits behind a mark are refused with the option that decides`(text: String) async throws {
        let outcome = try await read([.paid: text]) { $0.amounts = .decimal }
        guard case .failure(let row) = outcome else {
            Issue.record("\(text) was read")
            return
        }
        #expect(row.reason.hasSuffix("or say --decimal . or --decimal ,"), "\(row.reason)")
    }

    @Test(arguments: ["12.505", "12.5.0", "1,2,3", "twelve", "1e3", "12.50 USD", "--5", "", "1.2345,0", ".", "1250-"])
    func `what is not an amount is rejected`(text: String) async throws {
        let outcome = try await read([.paid: text]) { $0.amounts = .decimal }
        #expect(throws: Rejected.self) { try outcome.get() }
    }

    @Test(arguments: [
        ("JPY", "1500", 1_500), ("JPY", "1500.00", 1_500), ("KWD", "1.25", 1_250), ("ISK", "100", 10_000),
    ])
    func `the digits of decimal amounts are those of the currency`(code: String, text: String, amount: Int) async throws
    {
        let figures = try await read([.paid: text, .currency: code]) { $0.amounts = .decimal }.get()
        #expect(figures.paid == Int128(amount))
    }

    @Test func `whole numbers with point zero are minor units, unless others have fractions`() async throws {
        let figures = try await read([.paid: "4900.0", .alreadyRefunded: ""]).get()
        #expect(figures.paid == 4_900)
        let lines = [
            SimulationInput.header, SimulationInput.row(), SimulationInput.row(paid: "49.0"),
            SimulationInput.row(paid: "12.5"),
        ]
        let error = try await #require(throws: SimulationError.self) {
            try await SimulationInput.run(lines, by: SimulationInput.standard())
        }
        #expect(error.code == .unclear)
        #expect(error.message.contains("--amounts decimal"))
    }

    @Test(arguments: [
        "2026-03-08 10:00:00+00:00", "2026-03-08 10:00:00Z", "2026-03-08 10:00:00 UTC", "2026-03-08T10:00Z",
        "2026-03-08 12:00:00+02", "2026-03-08T05:30:00.123-0430", "2026/03/08 10:00 GMT", "March 8, 2026 10:00 am UTC",
        "8 Mar 2026, 10:00Z", "Sun, 8 March 2026 10:00:00 +0000", "2026-03-08 10:00:00.000000 UTC",
    ])
    func `times with an offset are read in many forms`(text: String) async throws {
        // Exactly 48 hours before the start: half is given back, one second later it would be half too, one day later nothing.
        let outcome = try await read([.cancelledAt: text, .startAt: "2026-03-09T10:00:00Z", .paid: "1000"])
        let figures = try outcome.get()
        #expect(figures.refund == 1_000)
        let later = try await read([.cancelledAt: text, .startAt: "2026-03-09T09:59:59Z", .paid: "1000"]).get()
        #expect(later.refund == 500)
    }

    @Test(arguments: [
        ("08.03.2026 11:00", DateOrder.dayMonthYear), ("03/08/2026 11:00:00", .monthDayYear),
        ("8-3-2026 11:00", .dayMonthYear),
        ("2026-03-08 11:00", nil), ("March 8, 2026 11:00 AM", nil), ("3/8/2026 11:00 am", .monthDayYear),
    ])
    func `times without an offset are of the zone that is given`(text: String, order: DateOrder?) async throws {
        let berlin = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        let start = "2026-03-09T10:00:00Z"
        let figures = try await read([.cancelledAt: text, .startAt: start]) {
            $0.zone = berlin
            $0.dateOrder = order
        }.get()
        #expect(figures.refund == 1_000)
        let inRow = try await read([.cancelledAt: text, .startAt: start, .zone: "Europe/Berlin"]) {
            $0.dateOrder = order
        }.get()
        #expect(inRow.refund == 1_000)
    }

    @Test(arguments: [
        ("2026-03-08 11:00", "--time-zone"), ("08.03.2026 11:00Z", "--date-format"),
        ("3/8/2026 11:00Z", "--date-format"),
    ])
    func `times with two readings are refused with the option that decides`(text: String, option: String) async throws {
        guard case .failure(let row) = try await read([.cancelledAt: text]) else {
            Issue.record("\(text) was read")
            return
        }
        #expect(row.reason.contains(option), "\(row.reason)")
    }

    @Test(arguments: ["2026-03-29 02:30", "2026-10-25 02:30"])
    func `times that clocks skip or show twice are rejected`(text: String) async throws {
        let berlin = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        let outcome = try await read([.endAt: text], { $0.zone = berlin })
        guard case .failure(let row) = outcome else {
            Issue.record("\(text) was read")
            return
        }
        #expect(row.reason.contains("show once"), "\(row.reason)")
    }

    @Test func `seconds since 1970, a length for the end and words of others are read where they are said`()
        async throws
    {
        let outcome = try await read([
            .cancelledAt: "1772964000", .endAt: "+60", .currency: " eur", .cancelledBy: "Kunde", .alreadyRefunded: " ",
        ]) {
            $0.dateOrder = .unix
            $0.initiators = ["kunde": .client]
        }
        #expect(try outcome.get().cancellations == 2)
    }

    @Test(arguments: ["DD.MM.YYYY HH:mm", "dd/MM/yyyy", "%d.%m.%Y %H:%M", "dmy", "D.M.Y"])
    func `an order of dates is taken from a pattern`(pattern: String) {
        #expect(DateOrder(pattern: pattern) == .dayMonthYear)
        #expect(DateOrder(pattern: "MM/DD/YYYY hh:mm") == .monthDayYear)
        #expect(DateOrder(pattern: "yyyy-MM-dd") == .yearMonthDay)
        #expect(DateOrder(pattern: "HH:mm DD.MM.YYYY") == nil)
        #expect(DateOrder(pattern: "dd.MM") == nil)
    }
}
