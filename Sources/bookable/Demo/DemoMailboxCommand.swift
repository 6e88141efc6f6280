import ArgumentParser
import Foundation

/// Shows the mails that a demo has sent.
struct DemoMailboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mailbox",
        abstract: "Show the mails that were put into a folder by `bookable serve --mail-folder`.",
        discussion: "The folder is a Maildir, which mail programs read too: mutt -f FOLDER."
    )

    @Argument(help: "The folder.", completion: .directory)
    var folder = "var/mail"

    @Option(help: "Show only the newest mails, so many.")
    var last: Int?

    @Flag(help: "Print the mails as they were sent, with header, HTML and invitation.")
    var raw = false

    func run() throws {
        let mails = try names().map { try read($0) }
        if mails.isEmpty { try Console.print("No mail has been sent yet.") }
        for mail in mails {
            if raw {
                try Console.print(String(decoding: mail, as: UTF8.self))
                continue
            }
            let stored = StoredMail(mail)
            try Console.print(
                """
                From: \(stored.field("From"))
                To: \(stored.field("To"))
                Subject: \(stored.field("Subject"))
                Date: \(stored.field("Date"))

                \(stored.text)
                ----------------------------------------------------------------
                """
            )
        }
    }

    /// Oldest first: names begin with the second in which a mail was written.
    private func names() throws -> [String] {
        let files: [String]
        do {
            files = try FileManager.default.contentsOfDirectory(atPath: folder + "/new")
        } catch {
            throw CommandFailure("\(folder) is not a folder of mails: \(error.localizedDescription)")
        }
        let names = files.sorted()
        return last.map { Array(names.suffix(max($0, 0))) } ?? names
    }

    private func read(_ name: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent("new/\(name)"))
        } catch {
            throw CommandFailure("\(folder)/new/\(name) cannot be read: \(error.localizedDescription)")
        }
    }
}
