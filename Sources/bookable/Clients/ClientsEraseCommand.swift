import ArgumentParser
import Bookings
import CalendarSync
import Foundation
import Notifications
import SQL

/// Erases what a provider knows of one client.
struct ClientsEraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase a client from all of their bookings with a provider, permanently.",
        discussion: """
            Times, amounts, states and who changed what stay, so that figures and audits do not change. Refused while a booking is still
            to take place or a refund is not paid back. Without --yes it only says which bookings these are, and exits with 1.

              bookable clients erase --provider prv_anna --email kim@example.com --yes
            """
    )

    @OptionGroup var client: ClientOptions

    @Option(
        help: ArgumentHelp(
            "The folder that has the content of documents, as document_folder of the server.",
            discussion:
                "BOOKABLE_DOCUMENT_FOLDER names it where the option does not. Without it, a server removes the files within hours."
        )
    )
    var documentFolder: String?

    @Flag(help: "Erase. This cannot be undone.")
    var yes = false

    private var folderPath: String? {
        documentFolder ?? ProcessInfo.processInfo.environment["BOOKABLE_DOCUMENT_FOLDER"]
    }

    func validate() throws {
        if let folderPath, DocumentFolder(path: folderPath)?.isUsable != true {
            throw ValidationError(
                "\(folderPath) is not the absolute path of a folder that can be read and written."
            )
        }
    }

    func run() async throws {
        let identity = try client.identity()
        guard yes else {
            let found = try await client.run { database in
                try await database.transaction(.read, by: .system, at: Console.now()) { transaction in
                    let desk = ClientDesk(observers: [])
                    return try await desk.bookings(
                        of: identity,
                        after: nil,
                        limit: ClientDesk.maximumErased,
                        in: transaction
                    )
                }
            }
            for booking in found { try Console.print("\(booking.id) \(booking.status.rawValue) \(booking.startAt)") }
            throw CommandFailure("Nothing was erased. Bookings listed: \(found.count). Repeat with --yes to erase.")
        }
        let erased = try await client.run { try await erase(identity, in: $0) }
        guard erased > 0 else { throw CommandFailure("No bookings of this client were found. Nothing was erased.") }
        try Console.print("The client was erased. Bookings: \(erased).")
    }

    /// Erases as many bookings at a time as one transaction covers.
    private func erase(_ identity: ClientIdentity, in database: any SQLDatabase) async throws -> Int {
        var count = 0
        var erased: [Booking] = []
        repeat {
            erased = try await database.transaction(.write, by: .system, at: Console.now()) { transaction in
                let erased = try await ClientErasure(observers: [EventRewriting()]).erase(identity, in: transaction)
                let subjects = erased.map(\.id.rawValue)
                let access = AuditedAccess(.change, "bookable clients erase", of: identity.provider, subjects: subjects)
                try await AuditStore().record(access, by: Console.actor, in: transaction)
                return erased
            }
            count += erased.count
            let folder = folderPath.flatMap(DocumentFolder.init(path:))
            await BookingDocumentDesk.discardFiles(ofErased: erased.map(\.id), in: folder)
        } while erased.count == ClientDesk.maximumErased
        return count
    }
}
