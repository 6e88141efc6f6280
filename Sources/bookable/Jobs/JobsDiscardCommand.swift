import ArgumentParser
import Bookings
import SQL

/// Deletes dead jobs.
struct JobsDiscardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard",
        abstract: "Delete dead jobs, whose work is then never done: all of them or none."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The jobs' ids, job_…, as `jobs list` prints them.")
    var jobs: [JobID]

    func run() async throws {
        let database = try await options.openExisting()
        try await database.transaction(.write) { connection in
            for job in jobs { try await JobStore().discard(job, in: connection) }
        }
        try await database.close()
        for job in jobs { try Console.print("\(job) is deleted.") }
    }
}
