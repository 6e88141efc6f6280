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
        try await database.transaction(.write) { connection in
            try await APIKeyStore().revoke(key, at: Console.now(), in: connection)
        }
        try await database.close()
        try Console.print("\(key) is revoked.")
    }
}
