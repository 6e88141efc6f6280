import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Lists API keys.
struct KeysListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List all keys, revoked ones too, without their secrets."
    )

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let database = try await options.openExisting()
        let keys = try await database.transaction(.read) { try await APIKeyStore().list(in: $0) }
        try await database.close()
        for key in keys {
            let holder = key.provider.map { " \($0)" } ?? ""
            let end = key.revokedAt.map { ", revoked \($0)" } ?? ""
            try Console.print(
                "\(key.id) \(key.role.rawValue)\(holder) \"\(key.name)\", made \(key.createdAt)\(end)"
            )
        }
    }
}
