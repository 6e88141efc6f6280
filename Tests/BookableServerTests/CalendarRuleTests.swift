import BookableServer
import Bookings
import CalendarFeeds
import CalendarSync
import CivilTime
import HTTPTransport
import HTTPTypes
import LoopbackServers
import Sealing
import Testing
import Workers

/// What the rules of linked calendars and the keys of their secrets decide.
struct CalendarRuleTests {
    private let feeds: FeedServer
    private let access: CalendarLinkAccess

    init() throws {
        feeds = try FeedServer()
        access = try Self.access(Self.firstKey)
    }

    private static let firstKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    private static let secondKey = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="

    private static func access(_ keys: String) throws -> CalendarLinkAccess {
        CalendarLinkAccess(
            keyring: try Keyring(text: keys),
            http: try HTTPClient(limits: FeedClient.limits),
            plan: CalendarPollPlan(interval: 600),
            concurrency: 4
        )
    }

    @Test(arguments: Engine.allCases)
    func `a calendar that is to be checked is looked at before something is booked`(engine: Engine) async throws {
        try await feeds.serve(Self.calendar(""), at: "anna.ics")
        try await Stage.run(on: engine, calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            try await stage.link(feeds, anna, ["when_stale": "check"])
            await stage.readCalendars()
            // Whoever lists slots waits for no calendar.
            for path in [
                anna.slots(from: "2026-03-09", to: "2026-03-10"),
                "\(anna.path)/slots/explain?service=\(anna.service)&at=2026-03-09T09:00:00Z",
            ] {
                #expect(try await stage.send(.get, path).status == 200)
            }
            #expect(try await feeds.requests(for: "anna.ics").count == 1)
            // An event that was just added, before the calendar is due.
            try await feeds.serve(Self.calendar(Self.event("20260309T090000Z", "20260309T110000Z")), at: "anna.ics")
            stage.clock.advance(by: 60)
            #expect(try await stage.book(anna, at: "2026-03-09T09:00:00Z").code == "slot_taken")
            let count = try await feeds.requests(for: "anna.ics").count
            // Not again and again, however often somebody tries.
            for _ in 1...3 { _ = try await stage.book(anna, at: "2026-03-09T09:00:00Z") }
            #expect(try await feeds.requests(for: "anna.ics").count == count)

            try await feeds.serve(status: 503, at: "anna.ics")
            stage.clock.advance(by: 60)
            let later: JSONValue = ["start_at": "2026-03-09T14:00:00Z"]
            let booking = try await stage.booked(anna, at: "2026-03-09T13:00:00Z")
            stage.clock.advance(by: 60)
            #expect(try await stage.send(.post, "\(booking.path)/reschedule", later, as: booking.token).status == 200)
            #expect(try await feeds.requests(for: "anna.ics").count == count + 2)
        }
    }

    @Test
    func `a calendar at a service is asked for the days around a start alone, and what is new there blocks at once`()
        async throws
    {
        let peer = try OAuthPeer(.google)
        let google = try GoogleServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.google, at: peer, apiURL: google.url)
        try await google.put(Self.googleEvent("later", "2026-06-01T09:00:00Z", "2026-06-01T10:00:00Z"))
        try await Stage.run(calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let link = try await stage.linkCalendar(try await stage.connect(anna, at: peer), of: anna)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            let choice: JSONValue = ["when_stale": "check", "receives_bookings": true]
            #expect(try await stage.send(.patch, path, choice, as: anna.key).status == 200)
            await stage.readCalendars()
            try await google.put(Self.googleEvent("new", "2026-03-09T09:00:00Z", "2026-03-09T11:00:00Z"))
            var before = try await google.requests().count
            #expect(try await stage.book(anna, at: "2026-03-09T09:00:00Z").code == "slot_taken")
            let asked = try await google.requests().dropFirst(before)
            #expect(asked.count == 1 && asked.allSatisfy { $0.contains("timeMin=2026-03-08T09") }, "\(asked)")
            // At once and not when it is due: what was found is there, the rest is read anew, and nothing is lost by that.
            for _ in 1...2 {
                #expect(
                    try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-10")).json["slots"].array
                        .count == 6
                )
                await stage.readCalendars()
            }
            let busy = try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"].array
            #expect(busy.map(\.["start_at"]) == ["2026-03-09T09:00:00Z", "2026-06-01T09:00:00Z"])

            // Nobody has it asked again and again.
            before = try await google.requests().count
            for _ in 1...3 { _ = try await stage.book(anna, at: "2026-03-09T14:00:00Z") }
            #expect(try await google.requests().dropFirst(before).filter { $0.contains("timeMin") }.count == 1)
            // Without an answer, what was read last decides; and the events of bookings are not found as others' are.
            let booking = try await stage.booked(anna, at: "2026-03-10T09:00:00Z")
            await stage.work()
            try await google.fail(#"{"status": 503}"#)
            for hour in ["10", "09"] {
                let later: JSONValue = ["start_at": .string("2026-03-10T\(hour):00:00Z")]
                #expect(
                    try await stage.send(.post, "\(booking.path)/reschedule", later, as: booking.token).status == 200
                )
            }
            #expect(try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"].array.count == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a calendar that does not count as busy blocks nothing, also while it cannot be read`(
        engine: Engine
    ) async throws {
        try await feeds.serve(Self.calendar(Self.event("20260309T090000Z", "20260309T110000Z")), at: "anna.ics")
        try await Stage.run(on: engine, calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let link = try await stage.link(feeds, anna, ["counts_as_busy": false, "when_stale": "hold"])
            #expect(link["counts_as_busy"] == false)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "fresh")
            try await feeds.serve(status: 503, at: "anna.ics")
            stage.clock.advance(by: 2 * 86_400)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8, "It holds nothing either.")

            try await feeds.serve(Self.calendar(Self.event("20260309T090000Z", "20260309T110000Z")), at: "anna.ics")
            for (counts, count) in [(true, 6), (false, 8)] {
                #expect(
                    try await stage.send(.patch, path, ["counts_as_busy": .bool(counts)], as: anna.key).status == 200
                )
                if counts { await stage.readCalendars() }
                #expect(try await stage.send(.get, slots).json["slots"].array.count == count, "\(counts)")
            }
        }
    }

    @Test func `whole days that are marked as free block if the rule says so`() async throws {
        let free = "DTSTART;VALUE=DATE:20260309\r\nDTEND;VALUE=DATE:20260310\r\nTRANSP:TRANSPARENT\r\n"
        let hour = "DTSTART:20260310T090000Z\r\nDTEND:20260310T100000Z\r\nTRANSP:TRANSPARENT\r\n"
        let events = [free, hour].enumerated().map { "BEGIN:VEVENT\r\nUID:\($0)\r\n\($1)END:VEVENT\r\n" }.joined()
        try await feeds.serve(Self.calendar(events), at: "anna.ics")
        try await Stage.run(calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let link = try await stage.link(feeds, anna)
            #expect(link["free_days"] == "free")
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            for (rule, count) in [("free", 16), ("busy", 8)] {
                #expect(try await stage.send(.patch, path, ["free_days": .string(rule)], as: anna.key).status == 200)
                await stage.readCalendars()
                let slots = anna.slots(from: "2026-03-09", to: "2026-03-11")
                #expect(try await stage.send(.get, slots).json["slots"].array.count == count, "\(rule)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a key is replaced while calendars go on`(engine: Engine) async throws {
        try await feeds.serve(Self.calendar(""), at: "anna.ics")
        try await Stage.run(on: engine, calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            for _ in 1...3 { try await stage.link(feeds, anna) }
            let both = SecretRotation(
                keyring: try Keyring(text: "\(Self.secondKey) \(Self.firstKey)"),
                columns: SealedColumn.calendars
            )
            let first = try await both.rotate(on: stage.database)
            #expect(first.sealed == 3 && first.kept == 0 && first.unreadable == 0)
            let again = try await both.rotate(on: stage.database)
            #expect(again.sealed == 0 && again.kept == 3)
            let old = SecretRotation(keyring: try Keyring(text: Self.firstKey), columns: SealedColumn.calendars)
            #expect(try await old.rotate(on: stage.database).unreadable == 3)
            let syncer = try Self.access(Self.secondKey).syncer(on: stage.database, zones: .system) {
                [clock = stage.clock] in clock.now
            }
            for link in try await syncer.claim(limit: 10) {
                #expect(try await syncer.sync(link)?.status == .fresh)
            }
        }
    }

    private static func googleEvent(_ id: String, _ start: String, _ end: String) -> String {
        #"{"id": "\#(id)", "start": {"dateTime": "\#(start)"}, "end": {"dateTime": "\#(end)"}}"#
    }

    private static func calendar(_ events: String) -> String {
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(events)END:VCALENDAR\r\n"
    }

    private static func event(_ start: String, _ end: String) -> String {
        "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:\(start)\r\nDTEND:\(end)\r\nEND:VEVENT\r\n"
    }
}

extension Stage {
    /// Links the calendar `anna.ics`.
    @discardableResult
    fileprivate func link(
        _ feeds: FeedServer,
        _ practice: Practice,
        _ more: JSONValue = [:]
    ) async throws -> JSONValue {
        var body: JSONValue = ["kind": "ics", "address": .string(feeds.address("anna.ics"))]
        for (field, value) in more.object { body = body.with(field, value) }
        let reply = try await send(.post, "\(practice.path)/calendars", body, as: practice.key)
        try #require(reply.status == 201, "\(reply.json)")
        return reply.json
    }
}
