import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Changes the name of an API key and when it ends.
struct KeysChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Give a key another name or another end.",
        discussion: """
            What a key may do cannot be changed: make another one for that.

              bookable keys change key_01mtagw0vackkw39 --expires 90d
              bookable keys change key_01mtagw0vackkw39 --never-expires --name "web site"
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(name: .shortAndLong, help: "What people call the key.")
    var name: String?

    @Option(help: "When it ends: 90d, 12h or so from now, or at a date or instant.")
    var expires: PointInTime?

    @Flag(help: "Let it never end.")
    var neverExpires = false

    @Flag(help: "Print the key as JSON.")
    var json = false

    @Argument(help: "The key's id, key_…, as \"keys list\" prints it.")
    var key: APIKeyID

    func validate() throws {
        if expires != nil, neverExpires { throw ValidationError("Give --expires or --never-expires, not both.") }
        if name == nil, expires == nil, !neverExpires {
            throw ValidationError("Nothing to change: give --name, --expires or --never-expires.")
        }
    }

    func run() async throws {
        let database = try await options.openExisting()
        let now = Console.now()
        let end = expires.map { $0.instant(from: now) }
        let changes = APIKeyChanges(name: name, expiresAt: neverExpires || end != nil ? .some(end) : .none)
        let changed = try await database.transaction(.write, by: .system, at: now) { transaction in
            let changed = try await APIKeyDesk().change(key, changes, in: transaction)
            let access = AuditedAccess(.change, "bookable keys change", of: changed.provider, subjects: [key.rawValue])
            try await AuditStore().record(access, by: Console.actor, in: transaction)
            return changed
        }
        try await database.close()
        if json {
            try Console.write(try Console.json(KeyDocument(changed, at: now)))
        } else {
            let end = changed.expiresAt.map { "is valid until \($0)" } ?? "never expires"
            try Console.print("\(key), \"\(changed.name)\", \(end).")
        }
    }
}
