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

    @OptionGroup var output: TextOptions

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
        for member in members.map(MemberDocument.init) {
            switch output.format {
            case .text: try Console.print(member.text)
            case .json: try Console.write(try Console.json(member))
            }
        }
    }
}

/// A member as they are printed.
private struct MemberDocument: Encodable {
    let id: String
    let role: String
    let providerID: String?
    let email: String
    let name: String

    private enum CodingKeys: String, CodingKey {
        case id, role, email, name
        case providerID = "provider_id"
    }

    init(_ member: Member) {
        id = member.id.rawValue
        role = member.role.rawValue
        providerID = member.provider?.rawValue
        email = "\(member.email)"
        name = member.name
    }

    /// For people.
    var text: String {
        "\(id) \(role)\(providerID.map { " \($0)" } ?? "") \(email) \"\(name)\""
    }
}
