import ArgumentParser
import Bookings
import CivilTime
import PolicySimulation
import SQL

/// Lists entries of the audit log.
struct AuditListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List entries of the audit log, newest first.",
        discussion: """
            Changes nothing, and records nothing.

              bookable audit list --booking bkg_anna_01…
              bookable audit list --provider prv_anna --access read --format csv
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "Only entries of this provider.")
    var provider: ProviderID?

    @Option(help: "Only entries about this booking alone.")
    var booking: BookingID?

    @Option(help: "Only what this actor did, such as key:key_… or command:root.")
    var actor: String?

    @Option(help: "Only this kind of access: read or change.")
    var access: AuditedAccess.Kind?

    @Option(
        help: "Only entries recorded at or after this instant, such as 2026-03-10T00:00:00Z.",
        transform: Instant.argument
    )
    var from: Instant?

    @Option(help: "Only entries recorded before this instant.", transform: Instant.argument)
    var to: Instant?

    @Option(help: "The maximum number of entries.")
    var limit: Int = 1_000

    @OptionGroup var output: TableOptions

    private var format: TabularFormat { output.format }

    private static let names = [
        "recorded_at", "actor", "acted_for", "access", "action", "provider", "booking", "subjects", "fields",
        "request_id",
        "id",
    ]

    func run() async throws {
        let database = try await options.address.openExisting()
        let entries: [AuditEntry]
        do {
            entries = try await read(from: database)
            try await database.close()
        } catch {
            try await database.close()
            throw error
        }
        let rows = entries.map(cells)
        let text = format.text(Self.names.map { .left($0) }, Self.names, rows)
        let documents = rows.map { Dictionary(uniqueKeysWithValues: zip(Self.names, $0)) }
        try Console.write(try text ?? Console.json(documents))
    }

    private func read(from database: any SQLDatabase) async throws -> [AuditEntry] {
        var filter = AuditStore.Filter()
        filter.provider = provider ?? booking?.provider
        (filter.booking, filter.actor, filter.access, filter.from, filter.to) = (booking, actor, access, from, to)
        var found: [AuditEntry] = []
        var cursor: AuditCursor?
        repeat {
            let part = try await database.transaction(.read) { [cursor, filter] connection in
                try await AuditStore().list(filter, after: cursor, limit: 501, in: connection)
            }
            found += part.found.prefix(500)
            cursor = part.found.count > 500 ? found.last.map(AuditCursor.init(behind:)) : part.lookedAtUpTo
        } while cursor != nil && found.count < limit
        return Array(found.prefix(max(limit, 0)))
    }

    private func cells(_ entry: AuditEntry) -> [String] {
        [
            entry.recordedAt.description, entry.actor, entry.party.rawValue, entry.access.kind.rawValue,
            entry.access.action, entry.access.provider?.rawValue ?? "", entry.booking?.rawValue ?? "",
            entry.access.subjects.joined(separator: " "), entry.access.fields.joined(separator: " "),
            entry.access.requestID ?? "", entry.id.rawValue,
        ]
    }
}
