import BookableServer
import CalDAV
import CalendarFeeds
import CalendarSync
import Foundation
import HTTPTransport
import HTTPTypes
import LoopbackServers
import Sealing
import Testing
import Workers

/// Calendars that a provider links, from the address to the slots.
struct CalendarLinkTests {
    private let feeds: FeedServer
    private let access: CalendarLinkAccess

    init() throws {
        feeds = try FeedServer()
        access = CalendarLinkAccess(
            keyring: try Keyring(text: Self.key),
            http: try HTTPClient(limits: FeedClient.limits),
            plan: CalendarPollPlan(interval: 600),
            concurrency: 4
        )
    }

    private static let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

    @Test(arguments: Engine.allCases)
    func `events of a linked calendar block time until it is removed`(engine: Engine) async throws {
        try await feeds.serve(Self.calendar(Self.event("1", "20260309T090000Z", "20260309T110000Z")), at: "anna.ics")
        try await Stage.run(on: engine, calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8)
            let link = try await stage.link(feeds.address("anna.ics?key=s3cret"), of: anna)
            #expect(link["status"] == "new" && link["synced_at"] == .null && link["host"] == "127.0.0.1")
            await stage.readCalendars()
            let read = try await stage.send(.get, stage.path(of: link, anna), as: anna.key).json
            #expect(read["status"] == "fresh" && read["synced_at"] == "2026-03-02T08:00:00Z", "\(read)")
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6)

            let busy = try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"].array
            try #require(!busy.isEmpty)
            #expect(busy.map(\.["source"]) == [link["id"]] && busy[0]["note"] == .null)
            let refused = try await stage.book(anna, at: "2026-03-09T10:00:00Z")
            #expect(refused.status == 409 && refused.code == "slot_taken")
            // The provider is told which calendar it is, and nobody more than that it is busy.
            let explain = "\(anna.path)/slots/explain?service=\(anna.service)&at=2026-03-09T10:00:00Z"
            let named = try await stage.send(.get, explain, as: anna.key).json["reasons"].array
            #expect(named.map(\.["calendar_id"]) == [link["id"]] && named.map(\.["calendar_name"]) == [link["name"]])
            let told = try await stage.send(.get, explain).json["reasons"].array
            #expect(told.map(\.["code"]) == ["busy"] && told.map(\.["calendar_id"]) == [.null])
            let item = "\(anna.path)/busy/\(busy[0]["id"].string ?? "")"
            #expect(try await stage.send(.delete, item, as: anna.key).status == 409)

            #expect(try await stage.send(.delete, stage.path(of: link, anna), as: anna.key).status == 204)
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8)
            #expect(try await stage.send(.get, "\(anna.path)/calendars", as: anna.key).json["items"] == [])
        }
    }

    @Test func `one calendar that two providers link blocks for both, and for one once the other has removed it`()
        async throws
    {
        try await feeds.serve(Self.calendar(Self.event("1", "20260309T090000Z", "20260309T110000Z")), at: "team.ics")
        try await Stage.run(calendarLinks: access) { [feeds] stage in
            let (anna, ben) = (try await stage.openPractice(), try await stage.openPractice("ben"))
            let link = try await stage.link(feeds.address("team.ics"), of: anna)
            _ = try await stage.link(feeds.address("team.ics"), of: ben)
            await stage.readCalendars()
            for (practice, count) in [(anna, 6), (ben, 6)] {
                let slots = practice.slots(from: "2026-03-09", to: "2026-03-10")
                #expect(try await stage.send(.get, slots).json["slots"].array.count == count)
            }
            #expect(try await stage.send(.delete, stage.path(of: link, anna), as: anna.key).status == 204)
            for (practice, count) in [(anna, 8), (ben, 6)] {
                let slots = practice.slots(from: "2026-03-09", to: "2026-03-10")
                #expect(try await stage.send(.get, slots).json["slots"].array.count == count)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a calendar is read again when it is due`(engine: Engine) async throws {
        try await feeds.serve(Self.calendar(Self.event("1", "20260309T090000Z", "20260309T110000Z")), at: "anna.ics")
        try await Stage.run(on: engine, calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            _ = try await stage.link(feeds.address("anna.ics"), of: anna)
            await stage.readCalendars()
            let before = try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"]
            let moved =
                Self.event("1", "20260309T090000Z", "20260309T110000Z")
                + Self.event("2", "20260309T130000Z", "20260309T140000Z")
            try await feeds.serve(Self.calendar(moved), at: "anna.ics")
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6, "It was not due yet.")
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 5)
            let after = try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"].array
            try #require(!after.isEmpty)
            #expect(before.array == [after[0]], "What did not change kept its id.")
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            let requests = try await feeds.requests(for: "anna.ics")
            #expect(requests.map { $0["If-None-Match"] != nil } == [false, true, true])
            // Two years from now are another time than two years from yesterday.
            stage.clock.advance(by: 86_400)
            await stage.readCalendars()
            #expect(try await feeds.requests(for: "anna.ics").last?["If-None-Match"] == nil)
        }
    }

    @Test(
        arguments: [
            ("", 200, "broken", "not_a_calendar"),
            ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", 200, "broken", "not_a_calendar"),
            ("<html>Please log in</html>", 200, "broken", "not_a_calendar"), ("", 404, "broken", "missing"),
            ("", 403, "broken", "denied"), ("", 503, "stale", "unavailable"),
        ]
    )
    func `a calendar that cannot be read blocks as before`(
        body: String,
        answer: Int,
        status: String,
        code: String
    ) async throws {
        try await feeds.serve(Self.calendar(Self.event("1", "20260309T090000Z", "20260309T110000Z")), at: "anna.ics")
        try await Stage.run(calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let link = try await stage.link(feeds.address("anna.ics"), of: anna)
            await stage.readCalendars()
            try await feeds.serve(body, status: answer, at: "anna.ics")
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            let failing = try await stage.send(.get, stage.path(of: link, anna), as: anna.key).json
            #expect(failing["status"].string == status && failing["problem"]["code"].string == code)
            #expect(failing["synced_at"] == "2026-03-02T08:00:00Z")
            #expect(failing["failing_since"] == "2026-03-02T08:11:40Z")
            #expect(try await !stage.events().contains("calendar.disconnected"), "Servers err for a moment.")
            for _ in 1...3 {
                stage.clock.advance(by: 4_000)
                await stage.readCalendars()
            }
            let told = try await stage.events().filter { $0 == "calendar.disconnected" }.count
            #expect(
                told == (status == "broken" ? 1 : 0),
                "The provider is told once, and only of what the provider can mend."
            )
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6)

            try await feeds.serve(Self.calendar(""), at: "anna.ics")
            stage.clock.advance(by: 4_000)
            await stage.readCalendars()
            let well = try await stage.send(.get, stage.path(of: link, anna), as: anna.key).json
            #expect(well["status"] == "fresh" && well["problem"] == .null && well["failing_since"] == .null)
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8)
        }
    }

    @Test(arguments: Engine.allCases)
    func `the rule for a stale calendar holds all time after a day`(engine: Engine) async throws {
        try await feeds.serve(Self.calendar(""), at: "anna.ics")
        try await Stage.run(on: engine, calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let link = try await stage.link(feeds.address("anna.ics"), of: anna, ["when_stale": "hold"])
            await stage.readCalendars()
            try await feeds.serve(status: 503, at: "anna.ics")
            for hours in [1, 22] {
                stage.clock.advance(by: Int64(hours) * 3_600)
                await stage.readCalendars()
                #expect(try await stage.send(.get, slots).json["slots"].array.count == 8, "After \(hours) hours.")
            }
            stage.clock.advance(by: 2 * 3_600)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.isEmpty)
            let patched = try await stage.send(
                .patch,
                stage.path(of: link, anna),
                ["when_stale": "trust", "name": "Private"],
                as: anna.key
            )
            #expect(patched.json["when_stale"] == "trust" && patched.json["name"] == "Private")
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8)
        }
    }

    @Test func `events on a server of CalDAV block time`() async throws {
        let server = try CalendarServer(.radicale)
        try server.prepare()
        let client = CalDAVClient(over: server.http, login: .basic(user: "master", password: "secret"))
        let series = "RRULE:FREQ=DAILY;COUNT=3\r\n"
        let daily = Self.calendar(Self.event("1", "20260308T090000Z", "20260308T110000Z", series))
        try await client.put(Array(daily.utf8), at: server.calendar + "1.ics", .isNew)
        try await Stage.run(calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let login: JSONValue = ["kind": "caldav", "user": "master", "password": "secret"]
            let link = try await stage.link(server.url, of: anna, login)
            #expect(link["kind"] == "caldav" && link["host"] == "127.0.0.1")
            await stage.readCalendars()
            let read = try await stage.send(.get, stage.path(of: link, anna), as: anna.key)
            #expect(read.json["status"] == "fresh", "\(read.json)")
            #expect(!String(decoding: read.bytes, as: UTF8.self).contains("master"))
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6)

            let single = Self.calendar(Self.event("2", "20260309T130000Z", "20260309T140000Z"))
            try await client.put(Array(single.utf8), at: server.calendar + "2.ics", .isNew)
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 5)
            try await client.delete(server.calendar + "1.ics")
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 7)
        }
    }

    @Test func `a wrong login to CalDAV is told`() async throws {
        let server = try CalendarServer(.radicale)
        try server.prepare()
        try await Stage.run(calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let login: JSONValue = ["kind": "caldav", "user": "master", "password": "wr0ng"]
            let link = try await stage.link(server.calendar, of: anna, login)
            await stage.readCalendars()
            let read = try await stage.send(.get, stage.path(of: link, anna), as: anna.key)
            #expect(read.json["status"] == "broken" && read.json["problem"]["code"] == "denied", "\(read.json)")
            #expect(!String(decoding: read.bytes, as: UTF8.self).contains("wr0ng"))
        }
    }

    @Test func `rules of a calendar decide what blocks`() async throws {
        let tentative = Self.event("1", "20260309T090000Z", "20260309T100000Z", "STATUS:TENTATIVE\r\n")
        let declined = Self.event(
            "2",
            "20260309T110000Z",
            "20260309T120000Z",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@home.example\r\n"
        )
        try await feeds.serve(Self.calendar(tentative + declined), at: "anna.ics")
        try await Stage.run(calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let link = try await stage.link(feeds.address("anna.ics"), of: anna)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6)
            let path = stage.path(of: link, anna)
            for (rule, count) in [
                (["tentative": "free"], 7), (["owner_addresses": ["Anna@Home.example"]], 8), (["tentative": "busy"], 7),
            ] as [(JSONValue, Int)] {
                #expect(try await stage.send(.patch, path, rule, as: anna.key).status == 200)
                await stage.readCalendars()
                #expect(try await stage.send(.get, slots).json["slots"].array.count == count, "\(rule)")
            }
        }
    }

    @Test func `a calendar is read soon on demand, but not again and again`() async throws {
        try await feeds.serve(Self.calendar(""), at: "anna.ics")
        try await Stage.run(calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let link = try await stage.link(feeds.address("anna.ics"), of: anna)
            await stage.readCalendars()
            for (seconds, count) in [(10, 1), (60, 2), (10, 2)] as [(Int64, Int)] {
                stage.clock.advance(by: seconds)
                let path = "\(stage.path(of: link, anna))/refresh"
                #expect(try await stage.send(.post, path, as: anna.key).status == 202)
                await stage.readCalendars()
                #expect(try await feeds.requests(for: "anna.ics").count == count)
            }
        }
    }

    @Test func `what is left out of a calendar is told`() async throws {
        let broken = Self.event("1", "20260309T090000Z", "20260309T080000Z")
        try await feeds.serve(Self.calendar(broken + broken), at: "anna.ics")
        try await Stage.run(calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let link = try await stage.link(feeds.address("anna.ics"), of: anna)
            await stage.readCalendars()
            let read = try await stage.send(.get, stage.path(of: link, anna), as: anna.key).json
            #expect(read["warnings"].array.count == 1, "\(read["warnings"])")
        }
    }

    @Test func `others see nothing of a provider's calendars`() async throws {
        try await Stage.run(calendarLinks: access) { [feeds] stage in
            let anna = try await stage.openPractice()
            let ben = try await stage.openPractice("ben")
            let link = try await stage.link(feeds.address("anna.ics?key=s3cret"), of: anna)
            let path = stage.path(of: link, anna)
            #expect(try await stage.send(.get, path).status == 401)
            #expect(try await stage.send(.get, path, as: ben.key).status == 403)
            #expect(try await stage.send(.get, path, as: stage.finance).status == 403)
            #expect(try await stage.send(.get, path, as: stage.admin).status == 200)
            let elsewhere = "\(ben.path)/calendars/\(link["id"].string ?? "")"
            #expect(try await stage.send(.delete, elsewhere, as: ben.key).status == 404)
            let listed = try await stage.send(.get, "\(anna.path)/calendars", as: anna.key)
            #expect(listed.json["items"] == [link])
            #expect(!String(decoding: listed.bytes, as: UTF8.self).contains("s3cret"))
        }
    }

    @Test(
        arguments: [
            (["kind": "ics"], 400, "address"),
            (["address": "https://a.example/x"], 400, "kind"),
            (["kind": "fax", "address": "https://a.example/x"], 400, "kind"),
            (["kind": "caldav", "address": "https://a.example/x", "user": "anna"], 400, "password"),
            (["kind": "caldav", "address": "dav.example", "user": "anna", "password": "s"], 422, "address"),
            (["kind": "ics", "address": "https://a.example/x", "user": "anna"], 400, "user"),
            (["kind": "ics", "address": "http://a.example/x"], 422, "address"),
            (["kind": "ics", "address": "https://a.example/x", "tentative": "perhaps"], 400, "tentative"),
            (
                ["kind": "ics", "address": "https://a.example/x", "owner_addresses": ["anna"]], 400,
                "owner_addresses[0]"
            ),
            (["kind": "ics", "address": "https://a.example/x", "color": "red"], 400, "color"),
        ] as [(JSONValue, Int, String)]
    )
    func `a faulty request is refused`(body: JSONValue, status: Int, field: String) async throws {
        try await Stage.run(calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.post, "\(anna.path)/calendars", body, as: anna.key)
            #expect(reply.status == status)
            #expect(reply.json["errors"].array.first?["field"].string == field, "\(reply.json)")
        }
    }

    @Test func `without a key for secrets nothing is linked`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let body: JSONValue = ["kind": "ics", "address": "https://a.example/x"]
            let reply = try await stage.send(.post, "\(anna.path)/calendars", body, as: anna.key)
            #expect(reply.status == 422 && reply.code == "calendars_unavailable")
        }
    }

    private static func calendar(_ events: String) -> String {
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(events)END:VCALENDAR\r\n"
    }

    private static func event(_ uid: String, _ start: String, _ end: String, _ more: String = "") -> String {
        "BEGIN:VEVENT\r\nUID:\(uid)\r\nDTSTART:\(start)\r\nDTEND:\(end)\r\nSUMMARY:Secret\r\n\(more)END:VEVENT\r\n"
    }
}

extension Stage {
    /// Links the calendar at `address`, and returns the answer.
    fileprivate func link(_ address: String, of practice: Practice, _ more: JSONValue = [:]) async throws -> JSONValue {
        var body: JSONValue = ["kind": "ics", "address": .string(address)]
        for (field, value) in more.object { body = body.with(field, value) }
        let reply = try await send(.post, "\(practice.path)/calendars", body, as: practice.key)
        try #require(reply.status == 201, "\(reply.json)")
        return reply.json
    }

    fileprivate func path(of link: JSONValue, _ practice: Practice) -> String {
        "\(practice.path)/calendars/\(link["id"].string ?? "")"
    }
}
