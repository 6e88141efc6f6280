import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Lists the members of a provider.
struct MembersListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the members of a provider, or the memberships of an address."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "A provider's id, prv_…, or an e-mail address.")
    var provider: String

    func run() async throws {
        let database = try await options.openExisting()
        let members = try await database.transaction(.read) { connection in
            if let id = ProviderID(rawValue: provider) {
                return try await MemberStore().list(of: id, in: connection)
            }
            guard let email = MemberAddress.normalized(provider) else {
                throw ValidationError("\(provider) is neither a provider nor an e-mail address.")
            }
            return try await MemberStore().list(at: email, in: connection)
        }
        try await database.close()
        for member in members {
            let place = member.provider.map { " \($0)" } ?? ""
            try Console.print("\(member.id) \(member.role.rawValue)\(place) \(member.email) \"\(member.name)\"")
        }
    }
}
