import Bookings
import CivilTime
import Foundation
import Policies
import PolicyLibrary
import Testing
import WireFormat

@testable import BookableAPI
@testable import bookable

/// Scripts of strangers run in processes of their own.
struct PolicyTrialTests {
    private static let sound = PolicySource(
        text: "return { name = \"Half\", description = \"Half.\", refund = function(b) return percent(b.paid, 50) end }"
    )
    private static let check = PolicyTrial.check(.init(sound))

    private func runner(_ arguments: [String], path: String = "/bin/sh", seconds: Int = 60) -> TrialProcess {
        TrialProcess(ChildCommand(path: path, arguments: arguments, patience: .seconds(seconds)))
    }

    private var bookable: TrialProcess { runner(["policy", "trial"], path: Binary.path) }

    private static func report(on source: PolicySource) -> TrialOutcome {
        .document(Array(PolicyCheck.run(source).json().utf8))
    }

    @Test func `the report is that of the check`() async throws {
        #expect(try await bookable.run(Self.check) == Self.report(on: Self.sound))
    }

    @Test(arguments: try HostilePolicyTests.scripts())
    func `no hostile script brings its process down`(script: HostilePolicyTests.Script) async throws {
        let source = PolicySource(try Data(contentsOf: URL(fileURLWithPath: script.path)))
        // What is longer is refused for its length, and no process is started.
        guard source.bytes.count <= PolicySource.maximumSize else { return }
        #expect(try await bookable.run(.check(.init(source))) == Self.report(on: source))
    }

    private static func booking(in zone: String) throws -> CancellationDocument {
        let document = """
            {"paid": 9999, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z", "start_at": "2026-03-10T10:00:00Z",
             "end_at": "2026-03-10T11:00:00Z", "cancelled_at": "2026-03-08T10:00:00Z", "cancelled_by": "client",
             "time_zone": "\(zone)"}
            """
        return try WireDecoder.decode(CancellationDocument.self, from: Data(document.utf8))
    }

    @Test(arguments: ["Europe/Berlin", "Pacific/Kiritimati", "America/Adak", "UTC"])
    func `the clock of any zone can be read`(zone: String) async throws {
        let hour = PolicySource(
            text: "return { name = \"H\", description = \"H.\", refund = function(b) return b.local_start.hour end }"
        )
        let trial = PolicyTrial.evaluate(.init(hour), try Self.booking(in: zone))
        guard case .document(let here) = trial.run(zones: .system),
            case .document(let there) = try await bookable.run(trial)
        else {
            Issue.record("\(trial.run(zones: .system))")
            return
        }
        #expect(
            try JSONDecoder().decode(JSONObject.self, from: Data(here))
                == JSONDecoder().decode(JSONObject.self, from: Data(there))
        )
    }

    private struct JSONObject: Decodable, Equatable {
        let amount: Int64
        let reason: String
        let version: String
    }

    /// The most cancellations that are replayed at once, in time zones that were not loaded before.
    private static func history() throws -> PastCancellations {
        let zones = ["Europe/Berlin", "Pacific/Kiritimati", "America/Adak", "Asia/Tokyo"]
        let cancellations = (0..<PastCancellations.maximumCount).map { number in
            let record = """
                {"already_refunded":0,"booked_at":1772438400,"cancelled_at":1772956800,"cancelled_by":"client",\
                "currency":"EUR","end_at":1773046800,"paid":\(number + 1),"service_duration":3600,"service_name":"Hour",\
                "start_at":1773043200,"time_zone":"\(zones[number % zones.count])","version":2}
                """
            return PastCancellations.Cancellation(record: record, refunded: 1)
        }
        return PastCancellations(since: Instant(0), isComplete: false, cancellations)
    }

    @Test func `the most cancellations are replayed as here, by any zone's clock`() async throws {
        let hour = PolicySource(
            text:
                "return { name = \"H\", description = \"H.\", refund = function(b) return b.local_start.hour % 2 end }"
        )
        let trial = PolicyTrial.replay(.init(hour), try Self.history())
        let here = trial.run(zones: .system)
        guard case .document(let bytes) = here else {
            Issue.record("\(here)")
            return
        }
        #expect(try await bookable.run(trial) == here)
        let replay = try JSONDecoder().decode(PolicyReplayDocument.self, from: Data(bytes))
        #expect(
            replay.unreadable == 0 && replay.currencies.first?.total.cancellations == PastCancellations.maximumCount
        )
    }

    /// Each evaluation ends at its own limit, so that all of them end before that of the process.
    @Test func `a script that does as much as it may is replayed to the end`() async throws {
        let busy = PolicySource(
            text: """
                return { name = "B", description = "B.", refund = function(b)
                  local n = 0
                  for i = 1, 5000 do n = n + i % 7 end
                  return n % 2
                end }
                """
        )
        let outcome = try await bookable.run(.replay(.init(busy), try Self.history()))
        guard case .document = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test(arguments: [
        "return {", "error(\"no\")",
        "return { name = \"N\", description = \"N.\", refund = function(b) return -1 end }",
    ])
    func `an error is the same as here`(text: String) async throws {
        let trial = PolicyTrial.evaluate(.init(PolicySource(text: text)), try Self.booking(in: "UTC"))
        guard case .failure(let here) = trial.run(zones: .system) else {
            Issue.record("it did not fail")
            return
        }
        #expect(try await bookable.run(trial) == .failure(here))
    }

    @Test func `drawings are the same as here`() async throws {
        let flexible = PolicyTrial.Script(try #require(PolicyLibrary.standard(named: "flexible")), label: "old")
        let half = PolicyTrial.Script(Self.sound, label: "new")
        for trial in [
            PolicyTrial.curve(half, .json), .curve(half, .svg), .compare(flexible, half, .json),
            .compare(half, half, .svg),
        ] {
            #expect(try await bookable.run(trial) == trial.run(zones: .system))
        }
    }

    @Test(arguments: [
        "kill -SEGV $$", "kill -ABRT $$", "kill -KILL $$", "exit 1", "echo no error; exit 65",
        "ulimit -t 1; while :; do :; done",
    ])
    func `a script whose process crashes or is killed is refused`(command: String) async throws {
        await #expect { try await runner(["-c", command]).run(Self.check) } throws: { error in
            (error as? TrialError)?.code == .brokeDown
        }
    }

    @Test(arguments: [("/bin/sh", "exec >/dev/null; exec sleep 600"), ("/bin/sh", "exec sleep 600"), ("/bin/none", "")])
    func `a process that does not answer, or does not start, says nothing about the script`(
        path: String,
        command: String
    ) async throws {
        await #expect { try await runner(["-c", command], path: path, seconds: 1).run(Self.check) } throws: { error in
            (error as? TrialError)?.code == .unavailable
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

    @Test func `the process has limits before it reads the script`() throws {
        let process = Process()
        let input = Foundation.Pipe()
        let output = Foundation.Pipe()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = ["policy", "trial"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var limits: [String: [Substring]] = [:]
        // Its core files are forbidden first and its files last.
        repeat {
            limits = try Self.limits(of: process.processIdentifier)
        } while limits["Max open files"]?.first != "0" && process.isRunning
        #expect(limits["Max cpu time"] == ["5", "6", "seconds"])
        #expect(limits["Max core file size"] == ["0", "0", "bytes"])
        #expect(limits["Max file size"] == ["0", "0", "bytes"])
        #expect(try Self.niceness(of: process.processIdentifier).contains(10))
        let memory = try #require(limits["Max address space"]?.first.flatMap { Int($0) })
        #expect(memory < 2 << 30)
        try input.fileHandleForWriting.write(contentsOf: Data(Self.check.encoded()))
        try input.fileHandleForWriting.close()
        let report = try output.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(report.map { String(decoding: $0, as: UTF8.self) } == PolicyCheck.run(Self.sound).json())
    }

    /// The niceness of each thread of a process.
    private static func niceness(of process: Int32) throws -> [Int] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task").compactMap { thread in
            let stat = try String(contentsOfFile: "/proc/\(process)/task/\(thread)/stat", encoding: .utf8)
            // The nineteenth field; the second one, which ends with the last bracket, may have spaces.
            let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
            return fields.count > 17 ? Int(fields[17]) : nil
        }
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
