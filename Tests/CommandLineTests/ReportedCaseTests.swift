import Foundation
import Testing

/// What has been reported about other systems gives the right value here, or says what to do.
struct ReportedCaseTests {
    private static let folder = Fixture.path("CommandLineTests/Fixtures/Reports")

    /// A file of cancellations, what is said beside it, and what comes of it.
    struct Table: Sendable, CustomTestStringConvertible {
        let file: String
        var options: [String] = []
        var status: Int32 = 0

        /// Cancellations, paid and refunded under the policy moderate, of all lines together.
        var total = [0, 0, 0]

        /// What standard error says.
        var says: [String] = []
        var testDescription: String { file + options.joined(separator: " ") }
    }

    private static let decimal = ["--amounts", "decimal", "--time-zone", "UTC"]

    private static let tables = [
        Table(file: "nfc_nfd_providers.csv", total: [2, 40_000, 40_000]),
        Table(
            file: "latin1_providers.csv",
            status: 65,
            says: ["line 2: provider_id", "--encoding", "None of the input's rows"]
        ),
        Table(file: "latin1_providers.csv", options: ["--encoding", "windows-1252"], total: [2, 40_000, 40_000]),
        Table(file: "bom_quoted_header.csv", total: [1, 4_900, 4_900]),
        Table(file: "all_rejected.csv", total: [2, 14_800, 14_800]),
        Table(file: "pandas_shape.csv", total: [2, 14_800, 14_800]),
        Table(file: "stripe_values_renamed.csv", status: 65, says: ["--amounts decimal", "--time-zone"]),
        Table(file: "stripe_values_renamed.csv", options: decimal, total: [2, 314_000, 314_000]),
        Table(file: "excel_semicolon_sep.csv", total: [1, 4_900, 4_900]),
        Table(file: "utf16_excel.csv", total: [1, 4_900, 4_900]),
        Table(file: "mac_cr.csv", total: [1, 4_900, 4_900]),
        Table(file: "space_after_comma.csv", total: [1, 4_900, 4_900]),
        Table(file: "duplicate_rows.csv", total: [2, 9_800, 9_800], says: ["line 3 that of line 2"]),
        Table(file: "duplicate_rows.csv", options: ["--repeated", "once"], total: [1, 4_900, 4_900]),
        Table(file: "newline_in_service.csv", total: [1, 4_900, 4_900]),
        Table(
            file: "stripe_payments_shape.csv",
            status: 65,
            says: ["provider_id", "start_at", "end_at", "cancelled_at", "cancelled_by", "--map"]
        ),
        Table(
            file: "hotel_shape.csv",
            status: 65,
            says: ["booking_id", "currency", "cancelled_by", "--map", "--default"]
        ),
    ]

    @Test(arguments: tables)
    func `a table gives its total or says what is missing`(table: Table) throws {
        let options = ["refunds", "simulate", "--policy", "moderate", "--by", "provider", "--format", "csv"]
        let outcome = try Binary.run(options + table.options + ["\(Self.folder)/\(table.file)"])
        #expect(outcome.status == table.status, "\(outcome.errors)")
        for part in table.says { #expect(outcome.errors.contains(part), "\(part): \(outcome.errors)") }
        let lines = outcome.output.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let names = lines.first ?? ["cancellations", "paid", "refund"]
        let columns = try ["cancellations", "paid", "refund"].map { try #require(names.firstIndex(of: Substring($0))) }
        let total = try columns.map { column in
            try lines.dropFirst().reduce(0) { try $0 + #require(Int($1[column])) }
        }
        #expect(total == table.total, "\(outcome.output)")
    }

    @Test(arguments: [
        ("packed_busy_seconds", ["11:00", "12:00", "13:00"]), ("busy_end_fraction", ["11:00"]),
        // 22:00 and 23:00 in Berlin.
        ("closed_part_after_midnight", ["20:00", "21:00"]), ("notice_beyond_window", []),
    ])
    func `slots begin where people expect them`(file: String, starts: [String]) throws {
        let outcome = try Binary.run(["slots", "\(Self.folder)/\(file).json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let given = outcome.output.matches(of: /"start_at": ?"[0-9-]+T([0-9:]{5}):00Z"/).map { String($0.1) }
        #expect(given == starts)
    }

    @Test func `a byte-order mark is no part of a document`() throws {
        let outcome = try Binary.run(["policy", "eval", "moderate", "\(Self.folder)/bom_booking.json"])
        #expect(outcome.status == 0 && outcome.output.contains(#""amount":5000"#), "\(outcome.output)\(outcome.errors)")
    }

    @Test func `an eighth is a share, and a slip in a result is an error`() throws {
        let eighth = try Binary.run(["policy", "check", "\(Self.folder)/eighth.lua"])
        #expect(eighth.status == 0 && eighth.output.contains("12.5 %"), "\(eighth.errors)")
        let slip = try Binary.run(["policy", "check", "\(Self.folder)/typo_in_result.lua"])
        #expect(slip.status == 1 && (slip.output + slip.errors).contains("reasn"), "\(slip.output)\(slip.errors)")
    }

    @Test func `every file is one of a case`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".csv") }
        #expect(Set(files) == Set(Self.tables.map(\.file)))
    }
}
