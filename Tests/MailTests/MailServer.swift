import Foundation
import LoopbackServers
import Mail
import TestSupport

/// aiosmtpd as a process of its own, which `scripts/install-message-peers` installs.
final class MailServer {
    private let process: LoopbackProcess
    private let folder: TemporaryFolder

    init(_ mode: Mode) throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        folder = try TemporaryFolder()
        process = try LoopbackProcess(
            root.appending(path: ".build/message-peers/bin/python"),
            [here.appending(component: "mail_server.py").path, folder.url.path, mode.rawValue]
        )
    }

    deinit {
        process.kill()
    }

    var port: Int { process.port }
    var certificate: String { folder.path("cert.pem") }

    /// The mail that came as the `number`-th, from 1.
    func mail(_ number: Int = 1) throws -> ReceivedMail {
        let file = folder.url.appending(component: "\(number).json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(ReceivedMail.self, from: Data(contentsOf: file))
    }

    func countOfMails() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count { $0.hasSuffix(".json") }
    }

    enum Mode: String {
        case implicit
        case startTLS = "starttls"
        /// Neither TLS nor a login.
        case plain
        /// A login, but no TLS to keep it secret.
        case noTLS = "no-tls"
    }
}
