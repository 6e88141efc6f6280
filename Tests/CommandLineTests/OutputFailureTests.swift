import Foundation
import Testing
import TestSupport

/// Output that cannot be written is an error of its own, whatever was printed and however the writing fails.
struct OutputFailureTests {
    /// Ways in which standard output fails.
    enum Failing: String, CaseIterable, CustomTestStringConvertible {
        case fullDisk = "\"$@\" > /dev/full"
        case closed = "\"$@\" >&-"
        case withoutReader =
            "mkfifo \"$TMPDIR/pipe\"; exec 3<>\"$TMPDIR/pipe\" 4>\"$TMPDIR/pipe\" 3<&-; \"$@\" >&4 4>&-"

        /// The limit is in blocks of 512 bytes; the database of a command stays within it.
        case fileSizeLimit =
            "truncate -s 5M \"$TMPDIR/limited\"; ulimit -f 8000; \"$@\" >> \"$TMPDIR/limited\""

        var testDescription: String { "\(self)" }
    }

    private static let document = """
        {"now": "2026-03-01T00:00:00Z", "time_zone": "Europe/Berlin", "from": "2026-03-02", "to": "2026-03-03",
         "schedule": [{"day_of_week": 1, "start_time": "09:00", "end_time": "12:00"}],
         "service": {"duration_minutes": 45, "slot_step_minutes": 15}}
        """

    private static let booking = """
        {"paid": 9999, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z", "start_at": "2026-03-10T10:00:00Z",
         "end_at": "2026-03-10T11:00:00Z", "cancelled_at": "2026-03-08T10:00:00Z", "cancelled_by": "client"}
        """

    private static let script = "return {name = \"n\", refund = function(booking) return 0 end}"

    /// A command that prints, and the file that it is about.
    struct Command: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        var file = ""

        init(_ words: String, file: String = "") {
            arguments = words.split(separator: " ").map(String.init)
            self.file = file
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    /// `FILE` stands for the command's file, `FOLDER` for its folder.
    private static let commands = [
        Command("version"), Command("--help"), Command("refunds simulate --help"), Command("--version"),
        Command("slots FILE", file: document),
        Command("policy eval moderate FILE", file: booking),
        Command("policy eval moderate FILE --format json", file: "{}"),
        Command("policy check moderate"), Command("policy check FILE --format json", file: "nonsense"),
        Command("rules check FILE", file: "return {name = 'n', price = function() return 1 end}"),
        Command("policy curve moderate"), Command("policy diff moderate strict"),
        Command("policy diff moderate strict --format json"),
        Command("policy test FILE", file: script), Command("policy test FILE --format json", file: script),
        Command("refunds simulate --policy strict FILE", file: Cancellations.header + Cancellations.row()),
        Command("refunds simulate --policy strict --format csv FILE", file: Cancellations.header + Cancellations.row()),
        Command(
            "refunds simulate --policy strict --format json FILE",
            file: Cancellations.header + Cancellations.row()
        ),
        Command(
            "refunds simulate --policy strict --format json FILE",
            file: Cancellations.header + Cancellations.rejected(3)
        ),
        Command("refunds merge FILE", file: part), Command("refunds merge --format csv FILE", file: part),
        Command("serve --print-config"),
        Command("migrate --database FOLDER/a.sqlite"),
        Command("demo --database FOLDER/a.sqlite --env FOLDER/a.env"),
    ]

    private static let part = """
        {"input": {"rows": 1, "rejected": 0}, "by": ["currency"], "policies": [{"policy": "strict", "version": \
        "sha256:9ea1551abd8f3f3b500603fb1ca54ff44d0e8be2e2749dc1d475b8d326ce48bb", "groups": [{"currency": "EUR", \
        "cancellations": 1, "refunded": 0, "paid": 5, "refund": 0}]}]}
        """

    @Test(arguments: commands, Failing.allCases)
    func `a command whose output is lost says so and fails`(command: Command, failing: Failing) throws {
        let folder = try TemporaryFolder()
        let isScript = command.arguments.starts(with: ["policy", "test"])
        let file = try folder.write(command.file, to: isScript ? "file.lua" : "file").path
        let arguments = command.arguments.map {
            $0.replacing("FILE", with: file).replacing("FOLDER", with: folder.url.path)
        }
        let outcome = try Binary.run(
            within: "TMPDIR=\(folder.url.path); " + failing.rawValue,
            arguments
        )
        #expect(outcome.status == 74, "\(outcome.output) \(outcome.errors)")
        #expect(outcome.errors.contains("Error: standard output cannot be written: "), "\(outcome.errors)")
    }

    @Test(arguments: [
        ["keys", "list"], ["keys", "create", "--role", "admin"], ["migrate", "--status"], ["payments", "ledger"],
        ["refunds", "audit"], ["refunds", "audit", "--format", "json"],
    ])
    func `commands over a filled database fail as well`(command: [String]) throws {
        let folder = try TemporaryFolder()
        let database = ["--database", folder.path("a.sqlite")]
        let demo = try Binary.run(["demo", "--env", folder.path("a.env")] + database)
        #expect(demo.status == 0, "\(demo.errors)")
        let outcome = try Binary.run(within: Failing.fullDisk.rawValue, command + database)
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(outcome.errors.contains("standard output cannot be written"), "\(outcome.errors)")
    }

    @Test func `a file opened later never takes the place of a closed standard output`() throws {
        let folder = try TemporaryFolder()
        let input = try folder.write(Cancellations.header + Cancellations.row(), to: "in.csv").path
        let arguments = ["refunds", "simulate", "--policy", "strict", input, "--details", folder.path("details.csv")]
        let outcome = try Binary.run(within: "\"$@\" <&- >&-", arguments)
        #expect(outcome.status == 74)
        #expect(try folder.read("details.csv").split(separator: "\r\n").count == 2)
    }

    @Test func `messages that are lost are an error too, and closing standard error is not`() throws {
        let folder = try TemporaryFolder()
        let input = try folder.write(Cancellations.header + Cancellations.row() + "bad\n", to: "in.csv").path
        let arguments = ["refunds", "simulate", "--policy", "strict", input]
        #expect(try Binary.run(within: "\"$@\" 2>/dev/full", arguments).status == 74)
        #expect(try Binary.run(within: "\"$@\" 2>&-", arguments).status == 0)
    }

    @Test func `a command with nothing to print needs no standard output`() throws {
        let folder = try TemporaryFolder()
        let migrate = ["migrate", "--database", folder.path("a.sqlite")]
        #expect(try Binary.run(migrate).status == 0)
        let jobs = ["jobs", "list", "--database", folder.path("a.sqlite")]
        #expect(try Binary.run(within: "\"$@\" >&-", jobs).status == 0)
    }

    /// What prints past `Console` would not notice that its output is lost.
    @Test func `no command prints by itself`() throws {
        let sources = Fixture.tests.deletingLastPathComponent().appending(path: "Sources/bookable")
        let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
        #expect(files.count > 50)
        let forbidden =
            #/(^|[^.\w])(print|debugPrint|dump|puts|fputs|printf|fwrite|putchar)\(|standardOutput|standardError\b(?!\(label)|\.write\(to:|createFile\(/#
        for file in files {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where !line.contains("static func print(") {
                // Asked beforehand: an expectation would show all of the file, which the match refers to.
                let printsByItself = line.firstMatch(of: forbidden) != nil
                #expect(!printsByItself, "\(file):\(number + 1): \(line)")
            }
        }
    }
}
