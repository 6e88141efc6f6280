import ArgumentParser
import Bookings
import CivilTime
import PolicySimulation
import SQL

/// Lists API keys.
struct KeysListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List keys, without their secrets.",
        discussion: """
            Those in force, unless --all is given. The last use is up to an hour old.

              bookable keys list
              bookable keys list --provider prv_anna --all --json
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "Only those of this provider.")
    var provider: ProviderID?

    @Flag(help: "Also keys that are revoked or expired.")
    var all = false

    @OptionGroup var output: TableOptions

    private static let names = [
        "id", "role", "provider_id", "scopes", "status", "created_at", "expires_at", "last_used_at", "revoked_at",
        "replaced_by", "name",
    ]

    /// Columns that a table leaves out where there is no room, the least needed first.
    private static let optional = ["revoked_at", "created_at", "replaced_by", "provider_id", "scopes", "status"]

    func run() async throws {
        let database = try await options.openExisting()
        let keys = try await database.closing { database in
            try await database.transaction(.read) { try await APIKeyStore().list(in: $0) }
        }
        let now = Console.now()
        let shown = keys.filter { key in
            (provider == nil || key.provider == provider) && (all || key.standing(at: now) == .inForce)
        }
        let headings = Self.names.map { $0 == "name" ? TextTable.Heading.left($0) : .whole($0) }
        let rows = shown.map { cells(KeyDocument($0, at: now)) }
        let text = output.format.text(headings, Self.names, rows, optional: Self.optional)
        try Console.write(try text ?? Console.json(shown.map { KeyDocument($0, at: now) }))
    }

    private func cells(_ key: KeyDocument) -> [String] {
        func moment(_ text: String?) -> String {
            guard let text, output.format == .table else { return text ?? "" }
            return text.prefix(16) + "Z"
        }
        return [
            key.id, key.role, key.providerID ?? "", key.scopes?.joined(separator: " ") ?? "all",
            key.status.replacing("_", with: " "), moment(key.createdAt), moment(key.expiresAt),
            moment(key.lastUsedAt), moment(key.revokedAt), key.replacedBy ?? "", key.name,
        ]
    }
}
