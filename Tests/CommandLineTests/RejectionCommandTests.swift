import Foundation
import Testing
import TestSupport

struct RejectionCommandTests {
    private static let formats = ["table", "csv", "json"]

    private func simulate(_ text: String, _ more: [String] = []) throws -> Binary.Outcome {
        try Binary.run(["refunds", "simulate", "--policy", "moderate"] + more, input: text)
    }

    @Test(arguments: formats)
    func `an input of which every row is rejected is an error, after its report`(format: String) throws {
        let outcome = try simulate(Cancellations.header + Cancellations.rejected(2), ["--format", format])
        #expect(outcome.status == 65, "\(outcome.errors)")
        #expect(outcome.errors.contains("2 of 2 rows were rejected"), "\(outcome.errors)")
        #expect(outcome.errors.contains("Error: None of the input's rows is a cancellation."), "\(outcome.errors)")
        #expect(!outcome.output.isEmpty)
    }

    @Test(arguments: formats)
    func `some rejected rows are not an error, and are counted on standard error`(format: String) throws {
        let text = Cancellations.header + Cancellations.rejected(2) + Cancellations.row()
        let outcome = try simulate(text, ["--format", format])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("2 of 3 rows were rejected"), "\(outcome.errors)")
    }

    @Test(arguments: formats)
    func `an input without rows is not an error`(format: String) throws {
        let outcome = try simulate(Cancellations.header, ["--format", format])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
    }

    @Test func `a part without cancellations is not an error unless the input has none`() throws {
        let rows = (0..<6).map { Cancellations.row("b\($0)", currency: $0 == 0 ? "EUR" : "euro") }.joined()
        // The rows stand on lines 2 to 7, so that of three parts the second and third have only rejected ones.
        let parts = try (1...3).map {
            try simulate(Cancellations.header + rows, ["--format", "json", "--shard", "\($0)/3"])
        }
        #expect(parts.map(\.status) == [0, 0, 0])
        let none = try simulate(Cancellations.header + Cancellations.rejected(6), ["--shard", "1/3"])
        #expect(none.status == 65)
        #expect(none.errors.contains("2 of 2 rows were rejected"), "\(none.errors)")
    }

    @Test(arguments: [[0x4D, 0xFC], [0xFF], [0xED, 0xA0, 0x80]] as [[UInt8]])
    func `names that are not UTF-8 are rejected by name`(name: [UInt8]) throws {
        let folder = try TemporaryFolder()
        var text = Data(Cancellations.header.utf8)
        for row in [Cancellations.row("NAME"), Cancellations.row(provider: "NAME"), Cancellations.row()] {
            let parts = row.split(separator: "NAME", omittingEmptySubsequences: false).map { Data($0.utf8) }
            text += parts.dropFirst().reduce(parts[0]) { $0 + Data(name) + $1 }
        }
        let file = folder.url.appending(path: "in.csv")
        try text.write(to: file)
        let outcome = try Binary.run(["refunds", "simulate", "--policy", "moderate", "--by", "provider", file.path])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("3 rows, 2 of them rejected"), "\(outcome.output)")
        #expect(outcome.errors.contains("line 2: booking_id is "), "\(outcome.errors)")
        #expect(outcome.errors.contains("line 3: provider_id is "), "\(outcome.errors)")
        #expect(outcome.errors.contains("it must be UTF-8"), "\(outcome.errors)")
    }

    @Test func `bad rows beyond a hundred are counted by their reason`() throws {
        let text =
            Cancellations.header + Cancellations.rejected(150) + Cancellations.row()
            + (0..<70).map { Cancellations.row(paid: "\($0).5") }.joined() + "bad\n"
        let outcome = try simulate(text)
        let lines = outcome.errors.split(separator: "\n").map(String.init)
        #expect(outcome.status == 0)
        #expect(lines.count { $0.hasPrefix("standard input: line ") } == 100)
        #expect(
            lines.suffix(5) == [
                "standard input: rejected besides, by reason (--all-rejections names each row):",
                "  70  paid must be a whole number of minor units",
                "  50  currency must be a code such as EUR",
                "  1  the row has more or fewer fields than the header",
                "standard input: 221 of 222 rows were rejected",
            ]
        )
        let all = try simulate(text, ["--all-rejections"])
        #expect(all.errors.split(separator: "\n").count { $0.hasPrefix("standard input: line ") } == 221)
        #expect(all.output == outcome.output)
    }

    @Test(arguments: ["", "a,b\n1,2\n"])
    func `a header that lacks columns is an unusable input`(text: String) throws {
        let outcome = try simulate(text)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("header"), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func `an input that is not there is told from one that cannot be used`() throws {
        let outcome = try Binary.run(["refunds", "simulate", "--policy", "moderate", "/nowhere/in.csv"])
        #expect(outcome.status == 66)
        #expect(
            outcome.errors.contains("/nowhere/in.csv cannot be read: No such file or directory"),
            "\(outcome.errors)"
        )
    }

    @Test func `nothing that a terminal obeys is printed, and nothing that a spreadsheet computes`() throws {
        let folder = try TemporaryFolder()
        let names = ["\u{1B}]0;x\u{7}", " =1+1", "\u{FF1D}1+1", "a\u{9B}31m", "x;=1+1", "\u{202E}gpj"]
        let rows = names.map { Cancellations.row($0, provider: $0) }.joined()
        let file = try folder.write(Cancellations.header + rows, to: "in.csv").path
        for format in Self.formats {
            let outcome = try Binary.run([
                "refunds", "simulate", "--policy", "moderate", "--by", "provider", "--format", format, file,
                "--details",
                folder.path("details.csv"),
            ])
            #expect(outcome.status == 0, "\(outcome.errors)")
            for text in [outcome.output, try folder.read("details.csv")] {
                for hidden in ["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}"] { #expect(!text.contains(hidden)) }
            }
        }
        let details = try folder.read("details.csv").split(separator: "\r\n").map { $0.split(separator: ",")[1] }
        #expect(
            details == [
                "booking_id", "\\u001b]0;x\\u0007", "' =1+1", "'\u{FF1D}1+1", "a\\u009b31m", "x;'=1+1", "\\u202egpj",
            ]
        )
    }

    @Test func `a policy's description cannot overwrite itself on a terminal`() throws {
        let folder = try TemporaryFolder()
        let script = """
            return {name = "n", description = "You get nothing back.\\rYou get everything back.", \
            refund = function(booking) return 0 end}
            """
        let path = try folder.write(script, to: "mine.lua").path
        let outcome = try Binary.run(["policy", "check", path])
        #expect(!outcome.output.utf8.contains(0x0D))
        #expect(outcome.output.contains("nothing back.\\u000dYou get"), "\(outcome.output)")
    }
}
