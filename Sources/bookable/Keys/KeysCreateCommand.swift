import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Makes an API key.
struct KeysCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make an API key and print it, this once.",
        discussion: """
            Only a hash of the key is kept: what is printed here cannot be printed again.

              bookable keys create --role admin --name "web site"
              bookable keys create --role provider --provider prv_anna --name "Anna's console"
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "What the key may do: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role: Role

    @Option(help: "The provider that a key of the role provider speaks for.")
    var provider: ProviderID?

    @Option(help: "What people call the key.")
    var name: String = ""

    func run() async throws {
        let database = try await options.openAndMigrate()
        let (key, secret) = try await database.transaction(.write, by: .system, at: Console.now()) { transaction in
            let connection = transaction.connection
            if let provider { _ = try await ProviderStore(zones: .system).find(provider, in: connection) }
            let (key, secret) = try await APIKeyStore().create(
                role: role,
                provider: provider,
                name: name,
                at: transaction.now,
                in: connection
            )
            let access = AuditedAccess(.change, "bookable keys create", of: provider, subjects: [key.id.rawValue])
            try await AuditStore().record(access, by: Console.actor, in: transaction)
            return (key, secret)
        }
        try await database.close()
        Console.complain("\(key.id), role \(role.rawValue). This is the only time that the key is shown:")
        do {
            try Console.print(secret.text)
        } catch {
            Console.complain("The key \(key.id) was made but not shown: bookable keys revoke \(key.id)")
            throw error
        }
    }
}
