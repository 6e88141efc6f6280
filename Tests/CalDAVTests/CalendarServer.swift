import CalDAV
import Foundation
import HTTPTransport
import LoopbackServers

/// Radicale or xandikos as a process of its own, which `scripts/install-calendar-peers` installs.
final class CalendarServer {
    private let process: LoopbackProcess
    private let folder: URL
    let peer: Peer
    let http: HTTPClient

    enum Peer: String, CaseIterable, Sendable {
        case radicale
        case xandikos
    }

    init(_ peer: Peer) throws {
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

    var url: String { process.url }

    /// The calendar that ``prepare()`` makes, or that is there.
    var calendar: String { peer == .radicale ? "\(url)/master/salon/" : "\(url)/user/calendars/calendar/" }

    var login: CalDAVLogin { peer == .radicale ? .basic(user: "master", password: "secret") : .none }

    var client: CalDAVClient { CalDAVClient(over: http, login: login) }

    /// Makes the calendar where there is none yet.
    func prepare() throws {
        guard peer == .radicale else { return }
        // MKCALENDAR is not among the methods that this program sends.
        let curl = Process()
        curl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        curl.arguments = ["curl", "-sf", "-u", "master:secret", "-X", "MKCALENDAR", calendar]
        try curl.run()
        curl.waitUntilExit()
    }
}

/// An event as a file.
func file(_ uid: String, _ lines: String...) -> [UInt8] {
    let event = lines.map { $0 + "\r\n" }.joined()
    return Array(
        """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:-//test//EN\r
        BEGIN:VEVENT\r
        UID:\(uid)\r
        DTSTAMP:20260301T000000Z\r
        \(event)END:VEVENT\r
        END:VCALENDAR\r\n
        """.utf8
    )
}
