import Foundation
import TestSupport
import Testing

/// Figures as flat files, which other programs read by their schema.
struct AnalyticsExportTests {
    @Test func `an export becomes Parquet and back with equal totals`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        let made = try Binary.run(["demo", "--database", path, "--env", folder.path("demo.env")])
        try #require(made.status == 0, "\(made.errors)")
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        // More months than one report has.
        let months = ["--from", "\(year - 4)-01", "--until", "\(year + 1)-06"]
        func export(to target: String) throws -> Binary.Outcome {
            try Binary.run(["analytics", "export"] + months + ["--to", folder.path(target), "--database", path])
        }
        // The second time into a folder that holds an export.
        for target in ["one", "two", "two"] {
            let run = try export(to: target)
            #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
        }
        let totals = try Self.totals(of: folder.path("one"))
        let months36 = ["--from", "\(year - 1)-07", "--to", "\(year + 1)-06", "--database", path, "--json"]
        let json = Data(try Binary.run(["analytics"] + months36).output.utf8)
        let document = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let rows = try #require(document["providers"] as? [[String: Any]]).flatMap {
            $0["months"] as? [[String: Any]] ?? []
        }
        for name in ["bookings", "sessions", "booked_minutes", "completed"] {
            #expect(totals["figures \(name)"] == rows.reduce(0) { $0 + ($1[name] as? Int ?? 0) }, "\(name)")
        }
        let money = rows.flatMap { $0["money"] as? [[String: Any]] ?? [] }
        for name in ["revenue", "received"] {
            #expect(totals["money \(name)"] == money.reduce(0) { $0 + ($1[name] as? Int ?? 0) }, "\(name)")
        }
        #expect(totals["money received"] ?? 0 > 0)
        for name in ["figures.csv", "money.csv", "datapackage.json"] {
            let files = ["one", "two"].map { FileManager.default.contents(atPath: folder.path("\($0)/\(name)")) }
            #expect(files[0] != nil && files[0] == files[1], "\(name)")
        }
        try Self.readWithDuckDB(folder, totals)
        let wrong = try Binary.run(["analytics", "export", "--from", "2026-02", "--until", "2026-01", "--to", "x"])
        #expect(wrong.status == 64 && wrong.errors.contains("2026-02"))
        let file = try Binary.run(["analytics", "export"] + months + ["--to", path, "--database", path])
        #expect(file.status != 0 && !file.errors.isEmpty, "A file is not a folder.")
    }

    /// Sums of whole numbers by table and column, which the schema names.
    private static func totals(of folder: String) throws -> [String: Int] {
        let description = try #require(FileManager.default.contents(atPath: "\(folder)/datapackage.json"))
        let package = try #require(try JSONSerialization.jsonObject(with: description) as? [String: Any])
        var totals: [String: Int] = [:]
        for table in try #require(package["resources"] as? [[String: Any]]) {
            let (name, file) = (try #require(table["name"] as? String), try #require(table["path"] as? String))
            let schema = try #require(table["schema"] as? [String: Any])
            let fields = try #require(schema["fields"] as? [[String: String]])
            let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(file)"))
            let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            #expect(lines[0] == fields.compactMap { $0["name"] }.joined(separator: ","))
            var keys: Set<[Substring]> = []
            for line in lines.dropFirst() {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                try #require(cells.count == fields.count)
                #expect(keys.insert(Array(cells.prefix(name == "money" ? 5 : 4))).inserted, "\(line)")
                for (field, cell) in zip(fields, cells) {
                    switch field["type"] {
                    case "integer": totals["\(name) \(field["name"] ?? "")", default: 0] += try #require(Int(cell))
                    case "date": #expect(cell.wholeMatch(of: /\d{4}-\d{2}-01/) != nil)
                    default: #expect(!cell.isEmpty)
                    }
                }
            }
        }
        return totals
    }

    private static func readWithDuckDB(_ folder: TemporaryFolder, _ totals: [String: Int]) throws {
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        let root = tests.deletingLastPathComponent()
        let process = Process()
        process.executableURL = root.appending(path: ".build/figure-peers/bin/python")
        process.arguments = [
            root.appending(path: "docs/examples/duckdb/figures.py").path, folder.path("one"), folder.path("parquet"),
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && output.hasSuffix("equal after Parquet\n"), "\(output)")
        for line in output.split(separator: "\n").prefix(2) {
            let parts = line.split(separator: " ")
            for sum in parts.dropFirst(2) {
                let pair = sum.split(separator: "=")
                #expect(totals["\(parts[0]) \(pair[0])"] == Int(pair[1]), "\(sum)")
            }
        }
    }
}
