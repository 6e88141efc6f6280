import Foundation
import HTTPTransport
import LoopbackServers
import Mail
import TestSupport
import Testing

/// Exim as a process of its own, which delivers mails and bounces.
final class EximServer {
    private let process: LoopbackProcess
    private let folder: TemporaryFolder
    private let implicitPort: Int

    /// Mails for mailbox.test go to `mailboxes`, if there are any, over LMTP.
    init(mailboxes: CalendarServer? = nil) throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        folder = try TemporaryFolder()
        process = try LoopbackProcess(
            URL(fileURLWithPath: "/usr/bin/python3"),
            [here.appending(component: "exim_server.py").path, folder.url.path],
            environment: try mailboxes.map { ["LMTP_PORT": "\(try $0.port(of: .lmtp))"] } ?? [:]
        )
        implicitPort = try #require(Int(try String(contentsOfFile: folder.path("implicit"), encoding: .utf8)))
    }

    deinit {
        process.end()
    }

    func client(_ security: SMTPServer.Security, password: String = "s3cret: word") throws -> MailClient {
        var settings = MailSettings(
            server: try SMTPServer(
                host: "localhost",
                port: security == .implicit ? implicitPort : process.port,
                security: security,
                login: SMTPServer.Login(user: "salon", password: password),
                ownName: "salon.test"
            )
        )
        settings.certificateFile = folder.path("cert.pem")
        settings.timeout = .seconds(20)
        return try MailClient(settings)
    }

    /// What was delivered so far, one after the other, once `isThere` says that what is waited for is among it.
    func delivered(until isThere: (String) -> Bool) async throws -> String {
        var text = ""
        for _ in 0..<200 {
            text = String(decoding: FileManager.default.contents(atPath: folder.path("mbox")) ?? Data(), as: UTF8.self)
            if isThere(text) { return text }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("not delivered: \(text)")
        return text
    }
}
