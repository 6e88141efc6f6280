import ArgumentParser
import BookableAPI
import Bookings
import CivilTime
import SQL

/// Exports what a provider knows of one client.
struct ClientsExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Export everything that a provider holds about one client, as JSON.",
        discussion: """
            Each booking comes with its history, payments, refunds, messages and consents. The export is in the audit log.

              bookable clients export --provider prv_anna \\
                --email kim@example.com --output kim.json
            """
    )

    @OptionGroup var client: ClientOptions

    @Option(help: "A file to write, which its owner alone can read; standard output without it.")
    var output: String?

    private struct Export: Encodable {
        let provider: String
        let exportedAt: String
        let bookings: [ClientRecord]

        private enum CodingKeys: String, CodingKey {
            case bookings
            case provider = "provider_id"
            case exportedAt = "exported_at"
        }
    }

    func run() async throws {
        let identity = try client.identity()
        let now = Console.now()
        let records = try await client.run { try await read(identity, at: now, from: $0) }
        let export = Export(provider: client.provider.rawValue, exportedAt: now.description, bookings: records)
        let text = try Console.json(export)
        guard let output else { return try Console.write(text) }
        let file = try OutputFile(path: output)
        try file.write(Array(text.utf8))
        try file.commit()
    }

    private func read(
        _ identity: ClientIdentity,
        at now: Instant,
        from database: any SQLDatabase
    ) async throws -> [ClientRecord] {
        let exporter = ClientExporter()
        var found: [ClientRecord] = []
        while true {
            let page: [ClientRecord] = try await database.transaction(.read, by: .system, at: now) {
                [last = found.last] transaction in
                try await exporter.records(of: identity, after: last?.id, limit: 100, in: transaction)
            }
            guard !page.isEmpty else { break }
            found += page
        }
        let subjects = found.map(\.id.rawValue)
        try await database.transaction(.write, by: .system, at: now) { transaction in
            let access = AuditedAccess(.read, "bookable clients export", of: identity.provider, subjects: subjects)
            try await AuditStore().record(access, by: Console.actor, in: transaction)
        }
        return found
    }
}
