package import Foundation

/// PostgreSQL's programs, run as a user that may run a server.
package struct PostgresCommands: Sendable {
    private static let versions = "/usr/lib/postgresql"

    /// Where the programs of the newest version are.
    package let directory: String
    /// What stands before each command: PostgreSQL refuses to run as root.
    package let prefix: [String]

    package init() throws {
        let versions = try FileManager.default.contentsOfDirectory(atPath: Self.versions).compactMap(Int.init)
        guard let newest = versions.max() else {
            throw CommandFailure(command: "initdb", status: 127, output: "PostgreSQL is not installed")
        }
        directory = "\(Self.versions)/\(newest)/bin"
        prefix = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
    }

    /// Runs one of them to its end, and returns what it wrote.
    ///
    /// Throws ``CommandFailure`` when it fails.
    @discardableResult
    package func run(_ program: String, _ arguments: String...) async throws -> String {
        try await runCommand(prefix + ["\(directory)/\(program)"] + arguments)
    }

    /// Runs one of them that leaves another process behind.
    ///
    /// Foundation waits for the end of a descriptor that children inherit, so that none may be left to that process.
    func runLeaving(_ program: String, _ arguments: String...) async throws {
        let script = #"""
            (
                for entry in /proc/$BASHPID/fd/*; do
                    descriptor=${entry##*/}
                    [[ $descriptor -le 2 ]] || eval "exec $descriptor>&-"
                done
                exec "$@"
            )
            exit $?
            """#
        try await runCommand(prefix + ["bash", "-c", script, "bash", "\(directory)/\(program)"] + arguments)
    }

    /// Runs one of them again until it succeeds, for at most half a minute.
    func runUntilReady(_ program: String, _ arguments: String...) async throws {
        let script = #"for try in $(seq 600); do "$@" && exit; sleep 0.05; done; exit 1"#
        try await runCommand(prefix + ["sh", "-c", script, "sh", "\(directory)/\(program)"] + arguments)
    }

    /// A new folder that the user owns.
    package func makeFolder() async throws -> URL {
        let path = try await runCommand(prefix + ["mktemp", "-d", "/tmp/bookable-postgres.XXXXXX"])
        return URL(filePath: path.trimmingCharacters(in: .newlines))
    }

    package func append(_ lines: [String], to file: String) async throws {
        try await runCommand(
            prefix + ["sh", "-c", #"printf '%s\n' "$2" >> "$1""#, "sh", file, lines.joined(separator: "\n")]
        )
    }
}
