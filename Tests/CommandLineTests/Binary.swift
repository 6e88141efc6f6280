import Foundation
import Testing
import TestSupport

/// The `bookable` that was built beside these tests.
enum Binary {
    static let path: String = {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appending(path: "bookable").path
    }()

    /// How a run ended.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
        let duration: Duration
    }

    /// Runs the binary to its end; what is longer than the pipes' buffers goes through files.
    static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try execute(path, arguments, input: Data(input.utf8), environment: environment)
    }

    /// Runs the binary as `"$@"` within a script of the shell, which says where its output goes.
    static func run(within script: String, _ arguments: [String], input: Data = Data()) throws -> Outcome {
        try execute("/bin/sh", ["-c", script, "sh", path] + arguments, input: input, environment: [:])
    }

    private static func execute(
        _ program: String,
        _ arguments: [String],
        input: Data,
        environment: [String: String]
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        try input.write(to: folder.url.appending(path: "input"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: folder.url.appending(path: "input"))
        process.standardOutput = try FileHandle(forWritingTo: folder.write("", to: "output"))
        process.standardError = try FileHandle(forWritingTo: folder.write("", to: "errors"))
        let clock = ContinuousClock()
        let duration = try clock.measure {
            try process.run()
            process.waitUntilExit()
        }
        return Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try folder.read("output"),
            errors: try folder.read("errors"),
            duration: duration
        )
    }
}
