import CalDAV
import LoopbackServers

extension CalendarServer {
    var login: CalDAVLogin { hasLogin ? .basic(user: "master", password: "secret") : .none }

    var client: CalDAVClient { CalDAVClient(over: http, login: login) }
}

/// An event as a file, with an end or a duration, without which Cyrus refuses it.
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
