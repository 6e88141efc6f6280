import Foundation
package import Mail

/// Puts mails into a folder instead of sending them, so that somebody who tries Bookable out can read them.
///
/// The folder is a Maildir, which mail programs read.
package struct MaildirCarrier: MailCarrier {
    private let folder: URL

    /// Makes the folder if there is none; throws if that fails.
    package init(folder: String) throws {
        self.folder = URL(fileURLWithPath: folder, isDirectory: true)
        for part in ["cur", "new", "tmp"] {
            try FileManager.default.createDirectory(
                at: self.folder.appendingPathComponent(part),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
    }

    package func send(_ mail: EncodedMail) async -> DeliveryOutcome {
        let name = "\(Int64(Date().timeIntervalSince1970)).\(UInt64.random(in: 0 ... .max)).bookable"
        let unfinished = folder.appendingPathComponent("tmp").appendingPathComponent(name)
        do {
            try Data(mail.content).write(to: unfinished)
            // Whoever reads the folder sees whole mails only.
            try FileManager.default.moveItem(
                at: unfinished,
                to: folder.appendingPathComponent("new").appendingPathComponent(name)
            )
            return .sent(id: nil)
        } catch {
            return .outage(reason: "The folder of mails cannot be written: \(error.localizedDescription)")
        }
    }
}
