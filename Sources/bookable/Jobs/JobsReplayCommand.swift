import ArgumentParser
import Bookings
import SQL

/// Lets dead jobs be tried again.
struct JobsReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Let dead jobs be tried again from the beginning: all of them or none."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The jobs' ids, job_…, as `jobs list` prints them.")
    var jobs: [JobID]

    func run() async throws {
        let database = try await options.openExisting()
        try await database.transaction(.write) { connection in
            for job in jobs { try await JobStore().replay(job, at: Console.now(), in: connection) }
        }
        try await database.close()
        for job in jobs { try Console.print("\(job) is ready.") }
    }
}
