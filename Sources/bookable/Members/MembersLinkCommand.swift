import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Makes a link that signs somebody in.
struct MembersLinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Create a sign-in link for a member of the console and print it.",
        discussion: "The link works once, for a day. Anybody who has it can sign in as the member."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The member's e-mail address.")
    var email: String

    @Option(help: "The address of the server, as people reach it.")
    var url = "http://127.0.0.1:8080"

    func run() async throws {
        let database = try await options.openExisting()
        let secret = try await database.transaction(.write, by: .system, at: Console.now()) {
            // The link is worth a session, whose deeds are then said to be the member's.
            let access = AuditedAccess(.change, "bookable members link", of: nil, subjects: [])
            try await AuditStore().record(access, by: Console.actor, in: $0)
            return try await SignInDesk().makeLink(for: email, lasting: 86_400, in: $0)
        }
        try await database.close()
        guard let secret else { throw CommandFailure("\(email) is not a member. Add it with `bookable members add`.") }
        try Console.print("\(url)/login/\(secret.text)")
    }
}
