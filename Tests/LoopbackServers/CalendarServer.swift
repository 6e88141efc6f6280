import Foundation
package import HTTPTransport

/// Radicale or xandikos as a process of its own, which `scripts/install-calendar-peers` installs.
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
    }

    package init(_ peer: Peer) throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        folder = FileManager.default.temporaryDirectory.appending(component: "caldav-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process = try LoopbackProcess(
            root.appending(path: ".build/calendar-peers/bin/python"),
            [here.appending(component: "calendar_server.py").path, peer.rawValue, folder.path]
        )
        self.peer = peer
        http = try HTTPClient()
    }

    deinit {
        process.kill()
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) is left over: \(error)")
        }
    }

    package var url: String { process.url }

    /// The calendar that ``prepare()`` makes, or that is there.
    package var calendar: String { peer == .radicale ? "\(url)/master/salon/" : "\(url)/user/calendars/calendar/" }

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
