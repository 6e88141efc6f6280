import CalDAV
import CalendarSync
import CivilTime
import HTTPTypes
import LoopbackServers
import Testing

/// Events of bookings that somebody moved in the provider's calendar, and bookings that follow them.
struct CalendarDriftTests {
    @Test(arguments: Engine.allCases)
    func `a booking follows its own event, and nothing else at that time is freed`(engine: Engine) async throws {
        try await run(on: engine) { scene in
            let stage = scene.stage
            let days = [9, 10, 11, 12, 13]
            var booked: [Int: HeldBooking] = [:]
            for day in days { booked[day] = try await scene.book(day) }
            await stage.work()
            // The first alone, the second over another event, the third and fourth to the same time, and the last just to
            // when another calendar has something.
            let targets = [9: 9, 10: 10, 11: 11, 12: 11, 13: 13]
            for (from, to) in targets { try await scene.moveEvent(of: from, to: "2026-03-\(scene.two(to))T13:00:00Z") }
            try await scene.google.put(Scene.event("dentist", "2026-03-10T13:30:00Z", "2026-03-10T13:45:00Z"))
            let team = Scene.event("meeting", "2026-03-13T13:00:00Z", "2026-03-13T14:00:00Z")
            try await scene.google.put(team, in: GoogleServer.team)
            try await scene.read()
            #expect(try await scene.drifted() == Set(booked.values.map(\.id)))

            let (first, fourth) = (try #require(booked[9]), try #require(booked[12]))
            #expect(try await stage.book(scene.anna, at: "2026-03-09T13:00:00Z").code == "slot_taken")
            #expect(try await scene.follow(fourth, to: "2026-03-09T13:00:00Z").code == "conflict", "Not its event.")
            let other: JSONValue = ["start_at": "2026-03-09T13:00:00Z"]
            let moved = try await stage.send(.post, "\(fourth.path)/reschedule", other, as: scene.anna.key)
            #expect(moved.code == "slot_taken", "Another's event stays in the way.")
            let token = try await scene.follow(first, to: "2026-03-09T13:00:00Z", as: first.token)
            #expect(token.status == 403)
            for day in [10, 11, 13] {
                let reply = try await scene.follow(try #require(booked[day]), to: "2026-03-\(day)T13:00:00Z")
                #expect(reply.code == "slot_taken", "Something else is there on day \(day): \(reply.json)")
            }
            #expect(try await scene.drifted().count == 5, "A refusal settles nothing.")
            #expect(try await stage.book(scene.anna, at: "2026-03-13T13:00:00Z").code == "slot_taken")

            let followed = try await scene.follow(first, to: "2026-03-09T13:00:00Z")
            #expect(followed.json["start_at"] == "2026-03-09T13:00:00Z" && followed.json["moved"] == true)
            await stage.work()
            #expect(try await scene.busy(movedBy: first) == [], "Settled before the calendar is read again.")
            #expect(try await stage.book(scene.anna, at: "2026-03-09T09:00:00Z").status == 201)

            let restore = "\(try #require(booked[11]).path)/calendar-event/restore"
            #expect(try await stage.send(.post, restore, as: scene.anna.key).status == 202)
            await stage.work()
            #expect(try await scene.follow(fourth, to: "2026-03-11T13:00:00Z").status == 200)
            await stage.work()
            try await scene.read()
            #expect(try await scene.drifted() == Set([10, 13].compactMap { booked[$0]?.id }))
            #expect(try await scene.starts(on: [9, 11, 12]) == ["09T09", "09T13", "11T09", "11T13"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a booking follows against its provider's own rules, but not into the past`(engine: Engine) async throws {
        try await run(on: engine) { scene in
            let (late, early) = (try await scene.book(9), try await scene.book(10))
            await scene.stage.work()
            try await scene.moveEvent(of: 9, to: "2026-03-09T20:10:00Z")
            let past = scene.stage.clock.now + -3_600
            try await scene.moveEvent(of: 10, to: "\(past)")
            try await scene.read()
            let body: JSONValue = ["start_at": "2026-03-09T20:10:00Z"]
            let plain = try await scene.stage.send(.post, "\(late.path)/reschedule", body, as: scene.anna.key)
            #expect(plain.status == 422, "\(plain.json)")
            #expect(try await scene.follow(late, to: "2026-03-09T20:10:00Z").status == 200)
            let followed = try await scene.follow(early, to: "\(past)")
            #expect(followed.status == 422, "\(followed.json)")
            let slots = "/v1/bookings/\(early.id)"
            #expect(
                try await scene.stage.send(.get, slots, as: scene.anna.key).json["start_at"] == "2026-03-10T09:00:00Z"
            )
        }
    }

    @Test func `an event whose end alone was moved is written again with its service's length`() async throws {
        try await run(on: .sqlite) { scene in
            let booking = try await scene.book(9)
            await scene.stage.work()
            try await scene.moveEvent(of: 9, to: "2026-03-09T09:00:00Z", until: "2026-03-09T12:00:00Z")
            try await scene.read()
            #expect(try await scene.stage.book(scene.anna, at: "2026-03-09T11:00:00Z").code == "slot_taken")
            let followed = try await scene.follow(booking, to: "2026-03-09T09:00:00Z")
            #expect(followed.status == 200 && followed.json["moved"] == false)
            await scene.stage.work()
            #expect(try await scene.stage.book(scene.anna, at: "2026-03-09T11:00:00Z").status == 201)
            try await scene.read()
            #expect(try await scene.drifted().isEmpty)
        }
    }

    @Test(arguments: ["FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=3"])
    func `an event that somebody made a series blocks its other instances`(rule: String) async throws {
        let server = try CalendarServer(.radicale)
        try server.prepare()
        let client = CalDAVClient(over: server.http, login: .basic(user: "master", password: "secret"))
        try await Stage.run(calendarLinks: try .reading()) { stage in
            let anna = try await stage.openPractice()
            let link: JSONValue = [
                "kind": "caldav", "address": .string(server.calendar), "user": "master", "password": "secret",
                "receives_bookings": true,
            ]
            #expect(try await stage.send(.post, "\(anna.path)/calendars", link, as: anna.key).status == 201)
            await stage.readCalendars()
            let booking = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            await stage.work()
            let url = "\(server.calendar)\(booking.id).ics"
            let event = try #require(try await client.events(in: server.calendar, at: [url]).first)
            let tag = try #require(event.tag)
            let file = String(decoding: event.data, as: UTF8.self)
            let series = file.replacing("END:VEVENT", with: "RRULE:\(rule)\r\nEND:VEVENT")
            try await client.put(Array(series.utf8), at: url, .hasTag(tag))
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, "\(anna.path)/calendar-drifts", as: anna.key).json["items"] == [])
            #expect(try await stage.book(anna, at: "2026-03-16T09:00:00Z").code == "slot_taken")
            #expect(try await stage.book(anna, at: "2026-03-16T10:00:00Z").status == 201)
            let busy = try await stage.send(.get, "\(anna.path)/busy?limit=1", as: anna.key).json["items"].array
            #expect(busy.first?["start_at"] == "2026-03-16T09:00:00Z" && busy.first?["booking_id"] == .null)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a calendar that receives bookings need not block, and its events are looked after all the same`(
        engine: Engine
    ) async throws {
        try await run(on: engine) { scene in
            let (stage, anna) = (scene.stage, scene.anna)
            let booking = try await scene.book(9)
            await stage.work()
            try await scene.google.put(Scene.event("other", "2026-03-16T13:00:00Z", "2026-03-16T14:00:00Z"))
            try await scene.moveEvent(of: 9, to: "2026-03-16T09:00:00Z")
            try await scene.read()
            let links = try await stage.send(.get, "\(anna.path)/calendars", as: anna.key).json["items"].array
            let link = try #require(links.first { $0["receives_bookings"] == true })
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            // At once, and after the next reading.
            #expect(
                try await stage.send(.patch, path, ["counts_as_busy": false], as: anna.key).json["counts_as_busy"]
                    == false
            )
            for _ in 1...2 {
                #expect(try await scene.busy(movedBy: booking) == ["2026-03-16T09:00:00Z"])
                let busy = try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"].array
                #expect(busy.count == 1, "\(busy)")
                try await scene.read()
            }
            #expect(try await scene.drifted() == [booking.id])
            #expect(try await stage.book(anna, at: "2026-03-16T13:00:00Z").status == 201)
            await stage.work()
            #expect(
                try await scene.starts(on: [16]) == ["16T09", "16T13", "16T13"],
                "Bookings are still written there."
            )
        }
    }

    private func run(on engine: Engine, _ body: @escaping @Sendable (Scene) async throws -> Void) async throws {
        let peer = try OAuthPeer(.google)
        let google = try GoogleServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.google, at: peer, apiURL: google.url)
        try await Stage.run(on: engine, calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let account = try await stage.connect(anna, at: peer)
            let link = try await stage.linkCalendar(account, of: anna)
            _ = try await stage.linkCalendar(account, of: anna, .google, GoogleServer.team)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            #expect(try await stage.send(.patch, path, ["receives_bookings": true], as: anna.key).status == 200)
            await stage.readCalendars()
            try await body(Scene(stage: stage, google: google, anna: anna))
        }
    }
}

/// A practice with two calendars at Google, one of which receives bookings.
private struct Scene: Sendable {
    let stage: Stage
    let google: GoogleServer
    let anna: Practice

    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// At nine of a day in March.
    func book(_ day: Int) async throws -> HeldBooking {
        try await stage.booked(anna, at: "2026-03-\(two(day))T09:00:00Z")
    }

    /// Moves the event that begins at nine of that day.
    func moveEvent(of day: Int, to start: String, until end: String? = nil) async throws {
        let event = try await google.events().first { Self.start(of: $0) == "2026-03-\(two(day))T09:00:00Z" }
        let id = try #require(event?["id"] as? String)
        let later = try #require(Instant(start)) + 3_600
        try await google.put(Self.event(id, start, end ?? "\(later)"))
    }

    static func event(_ id: String, _ start: String, _ end: String) -> String {
        #"{"id": "\#(id)", "start": {"dateTime": "\#(start)"}, "end": {"dateTime": "\#(end)"}}"#
    }

    func read() async throws {
        stage.clock.advance(by: 700)
        await stage.readCalendars()
    }

    func follow(_ booking: HeldBooking, to start: String, as key: String? = nil) async throws -> Reply {
        let body: JSONValue = ["start_at": .string(start)]
        return try await stage.send(.post, "\(booking.path)/calendar-event/follow", body, as: key ?? anna.key)
    }

    /// The bookings whose events were changed.
    func drifted() async throws -> Set<String> {
        let drifts = try await stage.send(.get, "\(anna.path)/calendar-drifts", as: anna.key).json["items"].array
        return Set(drifts.compactMap { $0["booking_id"].string })
    }

    /// When the moved event of a booking blocks.
    func busy(movedBy booking: HeldBooking) async throws -> [JSONValue] {
        try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"].array
            .filter { $0["booking_id"].string == booking.id }.map { $0["start_at"] }
    }

    /// When events begin on days of March.
    func starts(on days: Set<Int>) async throws -> [String] {
        try await google.events().filter { $0["status"] as? String != "cancelled" }.map(Self.start(of:))
            .filter { days.contains(Int($0.dropFirst(8).prefix(2)) ?? 0) }.map { String($0.dropFirst(8).prefix(5)) }
            .sorted()
    }

    private static func start(of event: [String: Any]) -> String {
        (event["start"] as? [String: String])?["dateTime"] ?? ""
    }
}
