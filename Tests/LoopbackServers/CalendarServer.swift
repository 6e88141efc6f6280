import Foundation
package import HTTPTransport

/// A calendar server as a process of its own, which `scripts/install-calendar-peers` or the system installs.
///
/// Sendable because nothing changes after `init`.
package final class CalendarServer: @unchecked Sendable {
    private let process: LoopbackProcess
    private let folder: URL
    package let peer: Peer
    package let http: HTTPClient

    package enum Peer: String, CaseIterable, Sendable {
        /// With the user `master` and the password `secret`.
        case radicale

        /// Without a login.
        case xandikos

        /// With the user `master` and the password `secret`, in C.
        case cyrus
    }

    package init(_ peer: Peer) throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        folder = FileManager.default.temporaryDirectory.appending(component: "caldav-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process =
            if peer == .cyrus {
                try LoopbackProcess(
                    URL(fileURLWithPath: "/usr/bin/python3"),
                    [here.appending(component: "cyrus_server.py").path, folder.path]
                )
            } else {
                try LoopbackProcess(
                    CalendarPeers.python,
                    [here.appending(component: "calendar_server.py").path, peer.rawValue, folder.path]
                )
            }
        self.peer = peer
        http = try HTTPClient()
    }

    deinit {
        // Cyrus has processes of its own, which its script ends.
        if peer == .cyrus { process.end() } else { process.kill() }
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) is left over: \(error)")
        }
    }

    package var url: String { process.url }

    /// What Cyrus speaks besides: it keeps mails too.
    package enum MailProtocol: String {
        case imap, lmtp
    }

    package func port(of protocol: MailProtocol) throws -> Int {
        let text = try String(contentsOf: folder.appending(component: `protocol`.rawValue), encoding: .utf8)
        guard let port = Int(text) else { throw CocoaError(.fileReadCorruptFile) }
        return port
    }

    /// The calendar that ``prepare()`` makes, or that is there.
    package var calendar: String {
        switch peer {
        case .radicale: "\(url)/master/salon/"
        case .xandikos: "\(url)/user/calendars/calendar/"
        case .cyrus: "\(url)/dav/calendars/user/master/Default/"
        }
    }

    /// Whether `master` has to log in.
    package var hasLogin: Bool { peer != .xandikos }

    /// Makes the calendar where there is none yet.
    package func prepare() throws {
        guard peer == .radicale else { return }
        // MKCALENDAR is not among the methods that this program sends.
        let curl = Process()
        curl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        curl.arguments = ["curl", "-sf", "-u", "master:secret", "-X", "MKCALENDAR", calendar]
        try curl.run()
        curl.waitUntilExit()
    }
}
