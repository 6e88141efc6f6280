import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Adds somebody to a provider, or an administrator.
struct MembersAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a member of a provider, or an administrator.",
        discussion: """
            They sign in by a link that is sent to their address, or that `bookable members link` prints.

              bookable members add anna@salon.example --provider prv_anna --name Anna
              bookable members add ops@example.com --role admin --name "Operations"
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The e-mail address.")
    var email: String

    @Option(help: "What they may do: \(MemberRole.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role = MemberRole.owner

    @Option(help: "The provider's id, prv_…; left out for an admin.")
    var provider: ProviderID?

    @Option(help: "Their name.")
    var name: String

    func run() async throws {
        let database = try await options.openExisting()
        let member = try await database.transaction(.write, by: .system, at: Console.now()) {
            let member = try await MemberDesk().add(email, name: name, as: role, to: provider, in: $0)
            let access = AuditedAccess(.change, "bookable members add", of: provider, subjects: [member.id.rawValue])
            try await AuditStore().record(access, by: Console.actor, in: $0)
            return member
        }
        try await database.close()
        try Console.print("\(member.id) \(member.role.rawValue) \(member.email)")
    }
}

extension MemberRole: ExpressibleByArgument {}
