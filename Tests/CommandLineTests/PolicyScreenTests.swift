import Foundation
import Policies
import Testing

@testable import BookableServer
@testable import bookable

/// Scripts of strangers run first in a process of their own.
struct PolicyScreenTests {
    private static let sound = PolicySource(
        text: "return { name = \"Half\", description = \"Half.\", refund = function(b) return percent(b.paid, 50) end }"
    )

    private func screen(_ arguments: [String], path: String = "/bin/sh", seconds: Int = 60) -> ScreeningProcess {
        ScreeningProcess(ChildCommand(path: path, arguments: arguments, patience: .seconds(seconds)))
    }

    private var bookable: ScreeningProcess { screen(["policy", "screen"], path: Binary.path) }

    @Test func `the report is that of the check`() async throws {
        let screening = try await bookable.screen(Self.sound)
        #expect(String(decoding: screening.json, as: UTF8.self) == PolicyCheck.run(Self.sound).json())
        #expect(screening.errors.isEmpty)
    }

    @Test(arguments: try HostilePolicyTests.scripts())
    func `no hostile script brings its process down`(script: HostilePolicyTests.Script) async throws {
        let source = PolicySource(try Data(contentsOf: URL(fileURLWithPath: script.path)))
        let screening = try await bookable.screen(source)
        #expect(String(decoding: screening.json, as: UTF8.self) == PolicyCheck.run(source).json())
    }

    @Test(arguments: [
        "kill -SEGV $$", "kill -ABRT $$", "kill -KILL $$", "exit 1", "echo no report",
        "ulimit -t 1; while :; do :; done",
    ])
    func `a script whose process crashes or is killed is refused`(command: String) async throws {
        await #expect { try await screen(["-c", command]).screen(Self.sound) } throws: { error in
            (error as? PolicyScreenError)?.code == .brokeDown
        }
    }

    @Test(arguments: [("/bin/sh", "exec >/dev/null; exec sleep 600"), ("/bin/sh", "exec sleep 600"), ("/bin/none", "")])
    func `a process that does not answer, or does not start, says nothing about the script`(
        path: String,
        command: String
    ) async throws {
        await #expect { try await screen(["-c", command], path: path, seconds: 1).screen(Self.sound) } throws: {
            error in
            (error as? PolicyScreenError)?.code == .unavailable
        }
    }

    @Test func `a process inherits no file and no variable`() throws {
        let command = ChildCommand(
            path: "/bin/sh",
            arguments: [
                "-c",
                "cat; echo; ls /proc/self/fd | wc -l; tr '\\0' '\\n' < /proc/self/environ | grep -v ^PWD= | wc -l",
            ],
            patience: .seconds(60)
        )
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/dev/null"))
        defer { withExtendedLifetime(file) {} }
        // The fourth file is the folder that is listed.
        #expect(command.run(input: Array("in".utf8)) == .exited(0, output: Array("in\n4\n0\n".utf8)))
    }

    @Test func `too many at once are turned away, and the rest are looked at`() async throws {
        let path = Binary.path
        let command = ChildCommand(path: path, arguments: ["policy", "screen"], patience: .seconds(60))
        let narrow = ScreeningProcess(command, atOnce: 1, waiting: 2)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        _ = try await narrow.screen(Self.sound)
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } >= 3)
        #expect(outcomes.contains(false))
    }

    @Test func `the process has limits before it reads the script`() throws {
        let process = Process()
        let input = Foundation.Pipe()
        let output = Foundation.Pipe()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = ["policy", "screen"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var limits: [String: [Substring]] = [:]
        // Its core files are forbidden first and its files last.
        repeat {
            limits = try Self.limits(of: process.processIdentifier)
        } while limits["Max open files"]?.first != "3" && process.isRunning
        #expect(limits["Max cpu time"] == ["5", "5", "seconds"])
        #expect(limits["Max core file size"] == ["0", "0", "bytes"])
        #expect(limits["Max file size"] == ["0", "0", "bytes"])
        let memory = try #require(limits["Max address space"]?.first.flatMap { Int($0) })
        #expect(memory < 2 << 30)
        try input.fileHandleForWriting.write(contentsOf: Data(Self.sound.bytes))
        try input.fileHandleForWriting.close()
        let report = try output.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(report.map { String(decoding: $0, as: UTF8.self) } == PolicyCheck.run(Self.sound).json())
    }

    private static func limits(of process: Int32) throws -> [String: [Substring]] {
        let text = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
        return Dictionary(
            uniqueKeysWithValues: text.split(separator: "\n").map { line in
                let name = line.prefix(26).trimmingCharacters(in: .whitespaces)
                return (name, line.dropFirst(26).split(separator: " "))
            }
        )
    }
}
