import Foundation
import TestSupport
import Testing

/// How commands handle mistyped and abbreviated input.
struct MannersTests {
    @Test(arguments: [
        (["refund", "simulate"], "bookable refunds"), (["keys", "lst"], "bookable keys list"),
        (["serv"], "bookable serve"), (["polcy", "check"], "bookable policy"),
        (["keys", "rot"], "bookable keys rotate"),
    ])
    func `a mistyped command is told which one is near`(arguments: [String], meant: String) throws {
        let outcome = try Binary.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Did you mean \"\(meant)\"?"), "\(outcome.errors)")
    }

    @Test func `a command that is near to none is told which there are`() throws {
        let outcome = try Binary.run(["keys", "qqqqqqqqqqqq"])
        #expect(outcome.status == 64)
        let commands = "bookable keys has: create, list, change, rotate, revoke."
        #expect(outcome.errors.contains(commands), "\(outcome.errors)")
        #expect(!outcome.errors.contains("Did you mean"))
    }

    @Test func `options and policies are suggested too`() throws {
        let option = try Binary.run(["serve", "--prt", "80"])
        #expect(option.errors.contains("Did you mean '--port'?"), "\(option.errors)")
        let policy = try Binary.run(["policy", "check", "strct"])
        #expect(policy.errors.contains("Did you mean strict?"), "\(policy.errors)")
    }

    @Test func `usual short options do what they do elsewhere`() throws {
        let version = try Binary.run(["-V"])
        let long = try Binary.run(["--version"])
        #expect(version.status == 0 && version.output == long.output)
        let folder = try TemporaryFolder()
        #expect(try Binary.run(["migrate", "-d", folder.path("a.sqlite")]).status == 0)
        let list = try Binary.run(["jobs", "list", "-d", folder.path("a.sqlite"), "-f", "json"])
        #expect(list.status == 0, "\(list.errors)")
        try folder.write(#"{"log_level": "debug"}"#, to: "config.json")
        let options = ["serve", "-p", "0", "-d", "x.sqlite", "-c", folder.path("config.json"), "--print-config"]
        let printed = try Binary.run(options)
        #expect(printed.output.contains(#""log_level":{"from":"file","value":"debug"}"#), "\(printed.errors)")
    }

    @Test func `every list can be had as JSON`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.sqlite")
        let demo = ["demo", "--database", path, "--env", folder.path("demo.env")]
        #expect(try Binary.run(demo).status == 0)
        let lists = [
            ["keys", "list"], ["jobs", "list"], ["members", "list", "prv_anna"], ["bookings", "list"],
            ["payments", "list"], ["refunds", "list"], ["audit", "list"],
            ["webhooks", "list", "--provider", "prv_anna"],
        ]
        for list in lists {
            let outcome = try Binary.run(list + ["--json", "--database", path])
            #expect(outcome.status == 0, "\(list): \(outcome.errors)")
            for line in outcome.output.split(separator: "\n") {
                #expect(throws: Never.self, "\(list)") { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
            }
            // No list prints colours, so none has to be switched off.
            #expect(!outcome.output.contains("\u{1B}"))
        }
        // The demo's files hold clients' data and keys.
        for file in ["a.sqlite", "demo.env"] {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path(file))[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(file)")
        }
    }

    @Test func `examples in the help can be copied from a terminal of 80 columns`() throws {
        let dump = try Binary.run(["--experimental-dump-help"])
        let root = try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command
        let commands = Self.flattened(root, [])
        try #require(commands.count > 40)
        for (path, command) in commands {
            let help = try Binary.run(path + ["--help"], environment: ["COLUMNS": "80"]).output
            let lines = Set(help.split(separator: "\n").map(String.init))
            let examples = (command.discussion ?? "").split(separator: "\n").filter { $0.hasPrefix("  ") }
            for example in examples {
                #expect(lines.contains(String(example)), "\(path.joined(separator: " ")): \(example)")
            }
        }
    }

    @Test func `the names of policies are completed`() throws {
        let folder = try TemporaryFolder()
        try folder.write("return {}", to: "mine.lua")
        let script = """
            cd "\(folder.path)"
            source <("$1" --generate-completion-script bash)
            COMP_WORDS=(bookable policy check m); COMP_CWORD=3; COMP_LINE="bookable policy check m"; COMP_POINT=23
            PATH="$(dirname "$1"):$PATH" _bookable bookable m check
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script, "bash", Binary.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(
            Set(text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }) == [
                "moderate", "mine.lua",
            ],
            "\(text)"
        )
    }

    @Test func `a command that waits for a terminal says so`() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // A terminal of its own, in which Ctrl-D ends the input.
        let program = """
            import os, pty, sys
            child, terminal = pty.fork()
            if child == 0:
                os.execv(sys.argv[1], [sys.argv[1], "slots"])
            text = os.read(terminal, 1000)
            os.write(terminal, b"\\x04")
            sys.stdout.buffer.write(text)
            os.waitpid(child, 0)
            """
        process.arguments = ["python3", "-c", program, Binary.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.contains("Reading standard input"), "\(text)")
    }

    private struct Dump: Decodable {
        let command: Command
    }

    private struct Command: Decodable {
        let commandName: String
        let discussion: String?
        let shouldDisplay: Bool?
        let subcommands: [Command]?
    }

    private static func flattened(_ command: Command, _ path: [String]) -> [(path: [String], command: Command)] {
        let own = command.shouldDisplay ?? true ? [(path: path, command: command)] : []
        return own
            + (command.subcommands ?? []).filter { $0.commandName != "help" }.flatMap {
                flattened($0, path + [$0.commandName])
            }
    }
}
