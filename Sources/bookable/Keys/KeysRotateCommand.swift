import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Puts a new API key in the place of another.
struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Put a new key in the place of another, which stays valid for a while.",
        discussion: """
            The new key has the role, scopes and name of the old one, and lasts as long as
            that was to last. Give it to whoever uses the old one, look at "keys list" for
            when the old one was last used, and let it end.

              bookable keys rotate key_01mtagw0vackkw39
              bookable keys rotate key_01mtagw0vackkw39 --old-until 24h --expires 90d
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "How long the old key stays valid: 24h, 7d or so, a date or an instant; 0s ends it now.")
    var oldUntil: PointInTime = .after(APIKeyDesk.overlap)

    @Option(help: "When the new key ends, instead of lasting as long as the old one was to.")
    var expires: PointInTime?

    @Flag(help: "Print the new key as JSON.")
    var json = false

    @Argument(help: "The old key's id, key_…, as \"keys list\" prints it.")
    var key: APIKeyID

    func run() async throws {
        let database = try await options.openExisting()
        let now = Console.now()
        let (made, secret, old) = try await database.transaction(.write, by: .system, at: now) { transaction in
            let rotated = try await APIKeyDesk().rotate(
                key,
                until: oldUntil.instant(from: now),
                expiry: expires.map { .at($0.instant(from: now)) } ?? .asBefore,
                in: transaction
            )
            let subjects = [rotated.key.id, key].map(\.rawValue)
            let access = AuditedAccess(.change, "bookable keys rotate", of: rotated.key.provider, subjects: subjects)
            try await AuditStore().record(access, by: Console.actor, in: transaction)
            return rotated
        }
        try await database.close()
        let end = old.expiresAt.map { " It replaces \(key), which is valid until \($0)." } ?? ""
        try NewKeyText(key: made, secret: secret, note: end).show(json: json, at: now)
    }
}
