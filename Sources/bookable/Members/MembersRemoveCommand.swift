import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Removes somebody from the console.
struct MembersRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove a member. Their access ends at once."
    )

    @OptionGroup var options: DatabaseOptions

    @Argument(help: "The member's id, mbr_…, as `members list` prints it.")
    var member: MemberID

    func run() async throws {
        let database = try await options.openExisting()
        try await database.transaction(.write, by: .system, at: Console.now()) {
            try await MemberDesk().remove(member, in: $0)
            let access = AuditedAccess(.change, "bookable members remove", of: nil, subjects: [member.rawValue])
            try await AuditStore().record(access, by: Console.actor, in: $0)
        }
        try await database.close()
        try Console.print("\(member) is removed.")
    }
}
