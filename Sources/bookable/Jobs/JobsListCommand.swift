import ArgumentParser
import Bookings
import SQL

/// Lists jobs.
struct JobsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List jobs, dead ones unless --status says otherwise, without their payloads."
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "Only these: ready or dead.")
    var status: Job.Status = .dead

    @Option(help: "Only jobs of this kind.")
    var kind: String?

    @Option(help: "Only jobs of this provider.")
    var provider: ProviderID?

    @OptionGroup var output: TextOptions

    private var format: OutputFormat { output.format }

    private static let pageSize = 500

    func run() async throws {
        let database = try await options.openExisting()
        let filter = JobStore.Filter(provider: provider, kind: kind.map(JobKind.init(rawValue:)), status: status)
        var cursor: JobID?
        repeat {
            let after = cursor
            let page = try await database.transaction(.read) { connection in
                try await JobStore().list(filter, after: after, limit: Self.pageSize, in: connection)
            }
            for job in page { try show(JobDocument(job)) }
            cursor = page.last?.id
        } while cursor != nil
        try await database.close()
    }

    private func show(_ job: JobDocument) throws {
        switch format {
        case .text: try Console.print(job.text)
        case .json: try Console.write(try Console.json(job))
        }
    }
}

extension Job.Status: ExpressibleByArgument {}
