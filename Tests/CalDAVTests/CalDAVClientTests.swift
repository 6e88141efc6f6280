import CalDAV
import CivilTime
import HTTPTransport
import LoopbackServers
import Testing

/// The client against servers that others wrote.
struct CalDAVClientTests {
    @Test(arguments: CalendarServer.Peer.allCases)
    func findsTheCalendarsOfALogin(peer: CalendarServer.Peer) async throws {
        let server = try CalendarServer(peer)
        try server.prepare()
        let found = try await server.client.calendars(at: server.url)
        let calendar = try #require(found.first { $0.url == server.calendar }, "\(found)")
        #expect(calendar.isWritable)
        #expect(calendar.syncToken?.isEmpty == false)
        // By the address of one calendar, that one alone.
        #expect(try await server.client.calendars(at: calendar.url).map(\.url) == [calendar.url])
        #expect(try await server.client.calendar(at: String(calendar.url.dropLast())).url == calendar.url)
    }

    @Test(arguments: CalendarServer.Peer.allCases)
    func readsTheEventsThatMeetATime(peer: CalendarServer.Peer) async throws {
        let server = try CalendarServer(peer)
        try server.prepare()
        let client = server.client
        let daily = file("1", "DTSTART:20260301T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY", "SUMMARY:A & B <ä>")
        let past = file("2", "DTSTART:20250301T090000Z", "DTEND:20250301T100000Z", "SUMMARY:Past")
        try await client.put(daily, at: server.calendar + "1.ics", .isNew)
        try await client.put(past, at: server.calendar + "2.ics", .isNew)
        let start = try #require(Timestamp.parse("2026-03-09T00:00:00Z"))
        let events = try await client.events(in: server.calendar, from: start, to: start + 86_400)
        #expect(events.map(\.url) == [server.calendar + "1.ics"])
        let text = String(decoding: events.first?.data ?? [], as: UTF8.self)
        #expect(text.contains("RRULE:FREQ=DAILY") && text.contains("SUMMARY:A & B <ä>"))
        #expect(events.first?.tag?.isEmpty == false)
    }

    @Test(arguments: CalendarServer.Peer.allCases)
    func tellsWhatChanged(peer: CalendarServer.Peer) async throws {
        let server = try CalendarServer(peer)
        try server.prepare()
        let client = server.client
        let urls = (1...3).map { server.calendar + "\($0).ics" }
        for (index, url) in urls.enumerated() {
            try await client.put(
                file("\(index)", "DTSTART:20260309T090000Z", "DURATION:PT1H", "SUMMARY:First"),
                at: url,
                .isNew
            )
        }
        let before = try await client.calendar(at: server.calendar)
        let all = try await client.changes(in: server.calendar, since: nil)
        #expect(all.changed.sorted() == urls && all.removed.isEmpty)
        #expect(try await client.changes(in: server.calendar, since: all.token).changed.isEmpty)

        let tag = try #require(try await client.events(in: server.calendar, at: [urls[0]]).first?.tag)
        try await client.put(
            file("0", "DTSTART:20260309T100000Z", "DURATION:PT1H", "SUMMARY:Second"),
            at: urls[0],
            .hasTag(tag)
        )
        try await client.delete(urls[1])
        let some = try await client.changes(in: server.calendar, since: all.token)
        #expect(some.changed == [urls[0]] && some.removed == [urls[1]])
        let read = try await client.events(in: server.calendar, at: some.changed + some.removed)
        #expect(read.map(\.url) == [urls[0]])
        let after = try await client.calendar(at: server.calendar)
        #expect(after.syncToken != before.syncToken)

        let error = await #expect(throws: CalDAVError.self) {
            try await client.changes(in: server.calendar, since: "http://radicale.org/ns/sync/0000")
        }
        #expect(error?.code == .tokenExpired)
    }

    @Test(arguments: CalendarServer.Peer.allCases)
    func writesOnlyOverTheVersionThatItKnows(peer: CalendarServer.Peer) async throws {
        let server = try CalendarServer(peer)
        try server.prepare()
        let client = server.client
        let url = server.calendar + "bkg_anna_1.ics"
        let event = file("bkg_anna_1@bookable", "DTSTART:20260309T090000Z", "DURATION:PT1H", "SUMMARY:Booking")
        try await client.put(event, at: url, .isNew)
        let tag = try #require(try await client.events(in: server.calendar, at: [url]).first?.tag)
        // Sent again after a lost answer, it is not made twice.
        #expect(
            await #expect(throws: CalDAVError.self) { try await client.put(event, at: url, .isNew) }?.code == .changed
        )
        let moved = file("bkg_anna_1@bookable", "DTSTART:20260309T110000Z", "DURATION:PT1H", "SUMMARY:Booking")
        try await client.put(moved, at: url, .hasTag(tag))
        let late = await #expect(throws: CalDAVError.self) { try await client.put(event, at: url, .hasTag(tag)) }
        #expect(late?.code == .changed)
        #expect(await #expect(throws: CalDAVError.self) { try await client.delete(url, tag: tag) }?.code == .changed)
        try await client.delete(url)
        try await client.delete(url)
        #expect(try await client.events(in: server.calendar, at: [url]).isEmpty)
    }

    @Test func tellsThatALoginIsNotAccepted() async throws {
        let server = try CalendarServer(.radicale)
        try server.prepare()
        let wrong = CalDAVClient(over: server.http, login: .basic(user: "master", password: "wrong"))
        for client in [wrong, CalDAVClient(over: server.http, login: .none)] {
            let error = await #expect(throws: CalDAVError.self) { try await client.calendars(at: server.url) }
            #expect(error?.code == .denied)
        }
        let other = CalDAVClient(over: server.http, login: .basic(user: "other", password: "secret"))
        let error = await #expect(throws: CalDAVError.self) { try await other.calendar(at: server.calendar) }
        #expect([.forbidden, .missing].contains(error?.code))
    }

    @Test(
        arguments: [
            (
                "<d:response><d:href>/cal/</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status></d:response>",
                nil
            ),
            ("<d:response><d:href>/cal/2.ics</d:href><d:status>HTTP/1.1 503 Later</d:status></d:response>", nil),
            ("<d:response><d:href>https://elsewhere.example/2.ics</d:href></d:response>", nil),
            ("<d:response><d:href>/cal/2.ics</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>", 1),
            ("<d:response><d:href>/cal/2.ics</d:href><d:status>HTTP/1.1 403 Forbidden</d:status></d:response>", 2),
            (
                "<d:response><d:href>/cal/2.ics</d:href><d:propstat><d:prop><c:calendar-data/></d:prop>"
                    + "<d:status>HTTP/1.1 403 Forbidden</d:status></d:propstat></d:response>", 2
            ),
            (
                "<d:response><d:href>/cal/2.ics</d:href><d:propstat><d:prop><c:calendar-data/></d:prop>"
                    + "<d:status>HTTP/1.1 500 Error</d:status></d:propstat></d:response>", nil
            ),
        ] as [(String, Int?)]
    )
    func `a part of an answer is not taken for all of it`(response: String, count: Int?) async throws {
        let feeds = try FeedServer()
        let event = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
        let body = """
            <d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href>/cal/1.ics</d:href>\
            <d:propstat><d:prop><d:getetag>"1"</d:getetag><c:calendar-data>\(event)</c:calendar-data></d:prop>\
            <d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>\(response)</d:multistatus>
            """
        try await feeds.serve(body, status: 207, at: "cal/")
        let client = CalDAVClient(over: try HTTPClient(), login: .none)
        do throws(CalDAVError) {
            #expect(try await client.events(in: feeds.address("cal/"), from: 0, to: 86_400).count == count)
        } catch {
            #expect(count == nil && [.unavailable, .badAnswer].contains(error.code), "\(error)")
        }
    }

    @Test func tellsOfASecondEventWithOneUID() async throws {
        let server = try CalendarServer(.radicale)
        try server.prepare()
        let event = file("1", "DTSTART:20260309T090000Z", "DURATION:PT1H", "SUMMARY:Booking")
        try await server.client.put(event, at: server.calendar + "1.ics", .isNew)
        let error = await #expect(throws: CalDAVError.self) {
            try await server.client.put(event, at: server.calendar + "2.ics", .isNew)
        }
        #expect(error?.code == .duplicate)
    }

    @Test(arguments: ["http://dav.example/", "ftp://127.0.0.1/", "dav.example", "https://anna:s3cret@dav.example/"])
    func refusesAddresses(url: String) async throws {
        let server = try CalendarServer(.radicale)
        let error = await #expect(throws: CalDAVError.self) { try await server.client.calendars(at: url) }
        #expect(error?.code == .badAddress)
        #expect(error?.message.contains("s3cret") == false)
    }
}
