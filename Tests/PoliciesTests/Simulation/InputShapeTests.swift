import Policies
import PolicySimulation
import Testing

/// Files of other shapes than RFC 4180 in UTF-8, and headers of other names.
struct InputShapeTests {
    private static let rows = [SimulationInput.header, SimulationInput.row("1"), SimulationInput.row("2")]

    private static func littleEndian(_ units: [UInt16]) -> [UInt8] {
        units.flatMap { unit -> [UInt8] in [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
    }

    private func check(_ bytes: [UInt8], _ change: (inout ReadingOptions) -> Void = { _ in }) async throws {
        for piece in [1, 7, Int.max] {
            var simulation = try SimulationInput.standard()
            change(&simulation.reading)
            let outcome = try await SimulationInput.run(bytes, by: simulation, piece: piece)
            #expect(outcome.rejected.isEmpty, "\(outcome.rejected)")
            #expect(outcome.rows.map(\.booking) == ["1", "2"])
        }
    }

    @Test(arguments: [";", "\t", "|"])
    func `the delimiter is told by the header`(delimiter: String) async throws {
        let text = Self.rows.joined(separator: "\n").replacing(",", with: delimiter)
        try await check(Array(text.utf8))
        try await check(Array("sep=\(delimiter)\r\n\(text)".utf8))
        try await check([0xEF, 0xBB, 0xBF] + Array("sep=\(delimiter)\r\n\(text)".utf8))
        let quoted = text.split(separator: "\n").map { line in
            line.split(separator: delimiter).map { "\"\($0)\"" }.joined(separator: delimiter)
        }
        try await check([0xEF, 0xBB, 0xBF] + Array(quoted.joined(separator: "\r\n").utf8))
    }

    @Test func `any delimiter can be given`() async throws {
        let text = Self.rows.joined(separator: "\n").replacing(",", with: "~")
        try await check(Array(text.utf8)) { $0.delimiter = UInt8(ascii: "~") }
    }

    @Test(arguments: ["\r", "\r\n", "\n"])
    func `lines end in any way`(lineBreak: String) async throws {
        for delimiter in [",", ";"] {
            let text = Self.rows.joined(separator: lineBreak).replacing(",", with: delimiter)
            try await check(Array(text.utf8))
            try await check(Array((text + lineBreak).utf8))
        }
    }

    @Test func `UTF-16 is read with its mark and without`() async throws {
        let units = Array(Self.rows.joined(separator: "\r\n").utf16)
        let little = Self.littleEndian(units)
        let big = units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)] }
        try await check([0xFF, 0xFE] + little)
        try await check([0xFE, 0xFF] + big)
        try await check(little)
        try await check(big)
    }

    @Test func `names of any script survive their encoding`() async throws {
        let rows = [
            SimulationInput.header, SimulationInput.row("1", provider: "M\u{FC}ller"),
            SimulationInput.row("2", provider: "\u{1F484} \u{9AEA}\u{5EF3}"),
        ]
        let units = Array(rows.joined(separator: "\n").utf16)
        var simulation = try SimulationInput.standard(dimensions: [.provider])
        let bytes = [0xFF, 0xFE] + Self.littleEndian(units)
        let outcome = try await SimulationInput.run(bytes, by: simulation, piece: 5)
        #expect(
            Set(outcome.totals.groups.keys.map { $0.provider?.text }) == ["M\u{FC}ller", "\u{1F484} \u{9AEA}\u{5EF3}"]
        )
        simulation.reading.encoding = .windows1252
        let latin = Array(rows[..<2].joined(separator: "\n").unicodeScalars.map { UInt8($0.value) })
        let other = try await SimulationInput.run(latin, by: simulation)
        #expect(other.totals.groups.keys.map { $0.provider?.text } == ["M\u{FC}ller"])
    }

    @Test func `spaces behind delimiters are passed over`() async throws {
        try await check(Array(Self.rows.joined(separator: "\n").replacing(",", with: ", ").utf8))
        let quoted = Self.rows.map { "\"" + $0.replacing(",", with: "\", \"") + "\"" }
        try await check(Array(quoted.joined(separator: "\n").utf8))
    }

    @Test func `commas, marks and line breaks within fields of another shape stay`() async throws {
        let header = SimulationInput.header.replacing(",", with: ";")
        let row = SimulationInput.row("1", provider: "A").replacing(",", with: ";")
        let lines = [
            header, row.replacing("A", with: "a, b"), row.replacing("A", with: "\"c; \"\"d\"\"\n, e\""), "bad",
            row.replacing("A", with: "\"\""),
        ]
        let outcome = try await SimulationInput.run(lines, by: SimulationInput.standard(dimensions: [.provider]))
        #expect(Set(outcome.totals.groups.keys.map { $0.provider?.text }) == ["a, b", "c; \"d\"\n, e"])
        #expect(outcome.rejected.map(\.line) == [5, 6])
        #expect(outcome.rows.map(\.line) == [2, 3])
    }

    @Test func `a workbook is told from text`() async throws {
        let error = try await #require(throws: SimulationError.self) {
            try await SimulationInput.run([0x50, 0x4B, 3, 4, 0, 0], by: SimulationInput.standard())
        }
        #expect(error.message.contains("workbook"))
    }

    @Test func `columns have the names that were given, or defaults`() async throws {
        var simulation = try SimulationInput.standard()
        let lines = [
            SimulationInput.header.replacing(",paid,", with: ",Amount,").replacing("end_at,", with: "Ends At,")
                .replacing("currency,", with: ""),
            SimulationInput.row("1").replacing("EUR,", with: ""),
        ]
        simulation.reading.names = [.paid: "amount", .endAt: "Ends At"]
        simulation.reading.defaults = [.currency: "EUR"]
        let outcome = try await SimulationInput.run(lines, by: simulation)
        #expect(outcome.rejected.isEmpty, "\(outcome.rejected)")
        #expect(outcome.totals.groups.first?.value.first?.paid == 9_999)
    }

    @Test func `all that a header lacks is named with what would do`() async throws {
        let header = "id,Created date (UTC),Amount,Amount Refunded,Currency,Refunded date (UTC),Status"
        let error = try await #require(throws: SimulationError.self) {
            try await SimulationInput.run([header], by: SimulationInput.standard())
        }
        #expect(error.code == .header)
        for part in [
            "lacks the columns provider_id, start_at, end_at, cancelled_at, cancelled_by", "--preset stripe-payments",
            "--map cancelled_at=\"Refunded date (UTC)\"", "--default end_at=+60", "--default cancelled_by=client",
        ] {
            #expect(error.message.contains(part), "\(error.message)")
        }
    }

    @Test func `an export that is recognised is read as its program writes`() async throws {
        let header = "id,Created date (UTC),Amount,Amount Refunded,Currency,Refunded date (UTC),start (metadata)"
        var simulation = try SimulationInput.standard()
        simulation.reading.names = [.cancelledAt: "Refunded date (UTC)", .startAt: "start (metadata)"]
        simulation.reading.defaults = [.provider: "salon", .endAt: "+60", .cancelledBy: "client"]
        let lines = [
            header, "ch_1,2026-06-05 20:38:34,3125.00,0.00,usd,2026-06-09 11:00:00,2026-06-20T10:00:00Z",
            "ch_2,2026-06-07 02:38:54,15,15.00,usd,2026-06-09 11:00:00,2026-06-20T10:00:00Z",
        ]
        let outcome = try await SimulationInput.run(lines, by: simulation)
        #expect(outcome.rejected.isEmpty, "\(outcome.rejected)")
        #expect(outcome.totals.groups.first?.value.first?.paid == 314_000)
        #expect(outcome.totals.groups.first?.value.first?.refund == 312_500)
    }

    @Test func `an input of which no row can be read tells all options at once`() async throws {
        let lines = [
            SimulationInput.header,
            SimulationInput.row("1", paid: "3125.00", cancelledAt: "08.03.2026 10:00").replacing(
                "2026-03-10T10:00:00Z",
                with: "2026-03-10 10:00"
            ),
        ]
        let error = try await #require(throws: SimulationError.self) {
            try await SimulationInput.run(lines, by: SimulationInput.standard())
        }
        #expect(error.code == .unclear)
        for option in ["--amounts decimal", "--date-format dmy", "--time-zone"] {
            #expect(error.message.contains(option), "\(error.message)")
        }
    }
}
