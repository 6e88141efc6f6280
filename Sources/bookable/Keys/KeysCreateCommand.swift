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

            A scope confines a key within its role: "read" changes nothing; "bookings",
            "settings" and "finance" read and change that part. Without a scope, a key
            may do all that its role may.

              bookable keys create --role admin --name "web site"
              bookable keys create --role provider --provider prv_anna --name Anna
              bookable keys create --role finance --scope read --expires 90d
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "What the key may do: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role: Role

    @Option(help: "The provider that a key of the role provider speaks for, and no other key.")
    var provider: ProviderID?

    @Option(name: .shortAndLong, help: "What people call the key.")
    var name: String = ""

    @Option(
        name: .customLong("scope"),
        help: "Confine it: \(KeyScope.allCases.map(\.rawValue).joined(separator: ", ")). Repeat for more."
    )
    var scopes: [KeyScope] = []

    @Option(help: "When it ends: after 90d, 12h or so, or at a date or instant.")
    var expires: PointInTime?

    @Flag(help: "Print the key as JSON.")
    var json = false

    func validate() throws {
        if role == .provider, provider == nil {
            throw ValidationError("A key of the role provider needs --provider, the id of whom it speaks for.")
        }
        if role != .provider, provider != nil {
            throw ValidationError("--provider goes with --role provider; a key of the role \(role.rawValue) has none.")
        }
    }

    func run() async throws {
        let database = try await options.openAndMigrate()
        let now = Console.now()
        let (key, secret) = try await database.transaction(.write, by: .system, at: now) { transaction in
            let (key, secret) = try await APIKeyStore().create(
                NewAPIKey(
                    role: role,
                    provider: provider,
                    name: name,
                    scopes: scopes.isEmpty ? nil : Set(scopes),
                    expiresAt: expires?.instant(from: now)
                ),
                at: now,
                in: transaction.connection
            )
            let access = AuditedAccess(.change, "bookable keys create", of: provider, subjects: [key.id.rawValue])
            try await AuditStore().record(access, by: Console.actor, in: transaction)
            return (key, secret)
        }
        try await database.close()
        try NewKeyText(key: key, secret: secret).show(json: json, at: now)
    }
}

extension KeyScope: ExpressibleByArgument {}
