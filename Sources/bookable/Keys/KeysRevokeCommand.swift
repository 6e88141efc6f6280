import ArgumentParser
import Bookings
import SQL

/// Revokes an API key.
struct KeysRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Take a key's power for ever."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The key's id, key_…, as `keys list` prints it.")
    var key: APIKeyID

    func run() async throws {
        let database = try await options.openExisting()
        try await database.transaction(.write, by: .system, at: Console.now()) { transaction in
            let provider = try await APIKeyStore().revoke(key, at: transaction.now, in: transaction.connection).provider
            let access = AuditedAccess(.change, "bookable keys revoke", of: provider, subjects: [key.rawValue])
            try await AuditStore().record(access, by: Console.actor, in: transaction)
        }
        try await database.close()
        try Console.print("\(key) is revoked.")
    }
}
