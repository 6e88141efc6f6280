package import Foundation

/// What `scripts/install-calendar-peers` installs.
package enum CalendarPeers {
    /// The interpreter that has the packages.
    package static let python = root.appending(path: ".build/calendar-peers/bin/python")

    /// The command that reads a calendar on a server of CalDAV with the package `caldav`.
    package static func caldavReader(_ server: CalendarServer) -> [String] {
        let login = server.hasLogin ? ["master", "secret"] : []
        return reader("caldav_reader.py") + [server.calendar] + login
    }

    /// The command that reads ``MyWorld/calendar`` with Google's own client.
    package static func googleReader(_ world: MyWorld) -> [String] {
        reader("google_reader.py") + [world.url, MyWorld.calendar]
    }

    private static func reader(_ script: String) -> [String] {
        [python.path, "-W", "ignore", folder.appending(path: script).path]
    }

    private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()

    private static let root = folder.deletingLastPathComponent().deletingLastPathComponent()
}
