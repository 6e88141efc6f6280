@testable import BookableServer
import CalDAV
import CalendarFeeds
import CalendarSync
import Foundation
import HTTPTransport
import HTTPTypes
import LoopbackServers
import Sealing
import TestSupport
import Testing
import Workers

/// Bookings that are written to the provider's calendar elsewhere.
struct BookingPushTests {
    @Test(arguments: CalendarServer.Peer.allCases, Engine.allCases)
    func `a booking is one event on a server of CalDAV for as long as it stands`(
        peer: CalendarServer.Peer,
        engine: Engine
    ) async throws {
        let server = try CalendarServer(peer)
        try server.prepare()
        try await Stage.run(on: engine, calendarLinks: try .reading()) { stage in
            let anna = try await stage.openPractice()
            let link = try await stage.receive(server, anna)
            let booking = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            await stage.work()
            #expect(try await server.times() == ["20260309T090000Z"])
            #expect(try await server.files().first?.contains("Hour: Kim") == true)

            // The calendar is read as well: what was written does not come back as busy.
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"] == [])
            #expect(try await stage.status(of: link, anna) == "fresh")

            let later: JSONValue = ["start_at": "2026-03-09T13:00:00Z"]
            #expect(try await stage.send(.post, "\(booking.path)/reschedule", later, as: booking.token).status == 200)
            await stage.work()
            #expect(try await server.times() == ["20260309T130000Z"])
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: booking.token).status == 200)
            await stage.work()
            #expect(try await server.times() == [])
            #expect(try await stage.jobKinds() == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `bookings that were made before a calendar was chosen get one event each`(engine: Engine) async throws {
        let server = try CalendarServer(.radicale)
        try server.prepare()
        try await Stage.run(on: engine, calendarLinks: try .reading()) { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.booked(anna, at: "2026-03-03T09:00:00Z")
            let cancelled = try await stage.booked(anna, at: "2026-03-10T09:00:00Z")
            #expect(try await stage.send(.post, "\(cancelled.path)/cancel", as: cancelled.token).status == 200)
            _ = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            stage.clock.advance(by: 2 * 86_400)
            await stage.work()
            let link = try await stage.receive(server, anna)
            await stage.work()
            #expect(try await server.times() == ["20260309T090000Z"], "Not what is over, nor what is cancelled.")
            // Chosen again, and once more: still one.
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            for receives in [false, true, true] {
                let choice: JSONValue = ["receives_bookings": .bool(receives)]
                #expect(try await stage.send(.patch, path, choice, as: anna.key).status == 200)
            }
            _ = try await stage.booked(anna, at: "2026-03-11T09:00:00Z")
            await stage.work()
            #expect(try await server.times().sorted() == ["20260309T090000Z", "20260311T090000Z"])
            #expect(try await stage.jobKinds() == [])
        }
    }

    @Test func `what somebody changes in the calendar is told, and changes no booking`() async throws {
        let server = try CalendarServer(.radicale)
        try server.prepare()
        let client = CalDAVClient(over: server.http, login: .basic(user: "master", password: "secret"))
        try await Stage.run(calendarLinks: try .reading()) { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.receive(server, anna)
            let booking = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            await stage.work()
            let file = try #require(try await server.files().first)
            let url = "\(server.calendar)\(booking.id).ics"
            let moved = file.replacing("20260309T09", with: "20260309T13").replacing("20260309T10", with: "20260309T14")
            let tag = try #require(try await client.events(in: server.calendar, at: [url]).first?.tag)
            try await client.put(Array(moved.utf8), at: url, .hasTag(tag))
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            let drifts = try await stage.send(.get, "\(anna.path)/calendar-drifts", as: anna.key).json["items"].array
            #expect(drifts.map(\.["booking_id"]) == [.string(booking.id)] && drifts.map(\.["change"]) == ["moved"])
            #expect(drifts.first?["start_at"] == "2026-03-09T13:00:00Z")
            let held = try await stage.send(.get, booking.path, as: anna.key).json
            #expect(held["start_at"] == "2026-03-09T09:00:00Z" && held["status"] == "confirmed")
            #expect(
                try await stage.book(anna, at: "2026-03-09T13:00:00Z").code == "slot_taken",
                "Both times stay blocked."
            )
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.events().filter { $0 == "calendar.drifted" }.count == 1, "It is told once.")

            let restore = "\(booking.path)/calendar-event/restore"
            #expect(try await stage.send(.post, restore, as: booking.token).status == 403)
            #expect(try await stage.send(.post, restore, as: anna.key).status == 202)
            await stage.work()
            #expect(try await server.times() == ["20260309T090000Z"])
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, "\(anna.path)/calendar-drifts", as: anna.key).json["items"] == [])
            #expect(try await stage.book(anna, at: "2026-03-09T13:00:00Z").status == 201)

            try await client.delete(url)
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            let gone = try await stage.send(.get, "\(anna.path)/calendar-drifts", as: anna.key).json["items"].array
            #expect(gone.map(\.["change"]) == ["deleted"] && gone.first?["start_at"] == .null, "\(gone)")
            #expect(try await stage.send(.get, booking.path, as: anna.key).json["status"] == "confirmed")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a booking is one event at Google, whatever answers are lost`(engine: Engine) async throws {
        let peer = try OAuthPeer(.google)
        let google = try GoogleServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.google, at: peer, apiURL: google.url)
        try await Stage.run(on: engine, calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let link = try await stage.linkCalendar(stage.connect(anna, at: peer), of: anna)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            let choice: JSONValue = ["receives_bookings": true, "booking_contents": "details"]
            #expect(try await stage.send(.patch, path, choice, as: anna.key).json["receives_bookings"] == true)
            await stage.readCalendars()
            try await google.fail(#"{"lost": true, "when": "after"}"#)
            let booking = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            await stage.work()
            #expect(try await google.living() == ["2026-03-09T09:00:00Z"])
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"] == [])
            #expect(try await stage.send(.get, "\(anna.path)/calendar-drifts", as: anna.key).json["items"] == [])

            try await google.fail(
                #"{"lost": true, "when": "after", "skip": 1}"#,
                #"{"status": 503, "when": "after", "skip": 3}"#
            )
            let later: JSONValue = ["start_at": "2026-03-09T13:00:00Z"]
            #expect(try await stage.send(.post, "\(booking.path)/reschedule", later, as: booking.token).status == 200)
            await stage.work()
            #expect(try await google.living() == ["2026-03-09T13:00:00Z"])
            try await google.fail(#"{"lost": true, "when": "after"}"#)
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: booking.token).status == 200)
            await stage.work()
            #expect(try await google.living() == [])
            #expect(try await stage.jobKinds() == [])
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `after random changes and lost answers every booking has its one event`(seed: UInt64) async throws {
        let peer = try OAuthPeer(.google)
        let google = try GoogleServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.google, at: peer, apiURL: google.url)
        try await Stage.run(calendarLinks: access) { stage in
            var random = SplitMix64(seed: seed)
            let anna = try await stage.openPractice()
            let link = try await stage.linkCalendar(stage.connect(anna, at: peer), of: anna)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            #expect(try await stage.send(.patch, path, ["receives_bookings": true], as: anna.key).status == 200)
            var bookings: [String: (held: HeldBooking, start: String)] = [:]
            for _ in 1...60 {
                let start = Self.start(&random)
                let chosen = bookings.values.sorted { $0.held.id < $1.held.id }.randomElement(using: &random)
                switch Int.random(in: 0..<8, using: &random) {
                case 0...2:
                    let reply = try await stage.book(anna, at: start)
                    guard reply.status == 201, let id = reply.json["booking"]["id"].string else { continue }
                    bookings[id] = (HeldBooking(id: id, token: reply.json["token"].string ?? ""), start)
                case 3:
                    guard let chosen else { continue }
                    let body: JSONValue = ["start_at": .string(start)]
                    let moved = try await stage.send(.post, "\(chosen.held.path)/reschedule", body, as: anna.key)
                    if moved.status == 200 { bookings[chosen.held.id] = (chosen.held, start) }
                case 4:
                    guard let chosen else { continue }
                    let ended = try await stage.send(.post, "\(chosen.held.path)/cancel", as: anna.key)
                    if ended.status == 200 { bookings[chosen.held.id] = nil }
                case 5: try await google.fail(Self.faults.randomElement(using: &random) ?? "")
                case 6: await stage.work()
                default:
                    stage.clock.advance(by: 700)
                    await stage.readCalendars()
                }
            }
            try await google.fail()
            for _ in 1...20 { await stage.work() }
            #expect(try await stage.jobKinds() == [], "seed \(seed)")
            #expect(try await google.living().sorted() == bookings.values.map(\.start).sorted(), "seed \(seed)")
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"] == [], "seed \(seed)")
            let drifts = try await stage.send(.get, "\(anna.path)/calendar-drifts", as: anna.key).json["items"]
            #expect(drifts == [], "seed \(seed)")
        }
    }

    /// What can go wrong with a request, before Google acts and after.
    private static let faults = ["before", "after"].flatMap { when in
        [
            #"{"lost": true, "when": "\#(when)"}"#, #"{"status": 503, "when": "\#(when)"}"#,
            #"{"status": 401, "reason": "authError", "when": "\#(when)"}"#,
            #"{"status": 403, "reason": "rateLimitExceeded", "retry_after": 20, "when": "\#(when)"}"#,
        ]
    }

    /// One of the hours at which the practice is open, on two weeks.
    private static func start(_ random: inout SplitMix64) -> String {
        let day = [16, 17, 18, 19, 20, 23, 24, 25, 26, 27].randomElement(using: &random) ?? 16
        let hour = Int.random(in: 8..<16, using: &random)
        return "2026-03-\(day)T\(hour < 10 ? "0" : "")\(hour):00:00Z"
    }

    @Test func `a booking is one event at Microsoft, whatever answers are lost`() async throws {
        let peer = try OAuthPeer(.microsoft)
        let graph = try GraphServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.microsoft, at: peer, apiURL: graph.url)
        try await Stage.run(calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let account = try await stage.connect(anna, .microsoft, at: peer)
            let link = try await stage.linkCalendar(account, of: anna, .microsoft, GraphServer.primary)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            #expect(try await stage.send(.patch, path, ["receives_bookings": true], as: anna.key).status == 200)
            await stage.readCalendars()
            try await graph.fail(#"{"lost": true, "when": "after"}"#)
            let booking = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            await stage.work()
            #expect(try await graph.starts() == ["2026-03-09T09:00:00"])
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"] == [])
            let later: JSONValue = ["start_at": "2026-03-09T13:00:00Z"]
            #expect(try await stage.send(.post, "\(booking.path)/reschedule", later, as: booking.token).status == 200)
            await stage.work()
            #expect(try await graph.starts() == ["2026-03-09T13:00:00"])
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: booking.token).status == 200)
            await stage.work()
            #expect(try await graph.starts() == [])
        }
    }

    @Test func `a calendar at Microsoft that is linked again gets no second event of a booking`() async throws {
        let peer = try OAuthPeer(.microsoft)
        let graph = try GraphServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.microsoft, at: peer, apiURL: graph.url)
        try await Stage.run(calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let account = try await stage.connect(anna, .microsoft, at: peer)
            _ = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            for _ in 1...2 {
                let link = try await stage.linkCalendar(account, of: anna, .microsoft, GraphServer.primary)
                let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
                #expect(try await stage.send(.patch, path, ["receives_bookings": true], as: anna.key).status == 200)
                await stage.work()
                #expect(try await graph.starts() == ["2026-03-09T09:00:00"])
                #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
                try await graph.forgetRequests()
            }
        }
    }

    @Test func `the event names the client as corrected, and nobody once the client is erased`() async throws {
        let server = try CalendarServer(.radicale)
        try server.prepare()
        try await Stage.run(calendarLinks: try .reading()) { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.receive(server, anna)
            let booking = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            await stage.work()
            let renamed: JSONValue = ["client": ["name": "Robin"]]
            #expect(try await stage.send(.patch, booking.path, renamed, as: booking.token).status == 200)
            await stage.work()
            let corrected = try #require(try await server.files().first)
            #expect(corrected.contains("Hour: Robin") && !corrected.contains("Kim"), "\(corrected)")
            stage.clock.advance(by: 10 * 86_400)
            let erased = try await stage.send(
                .post,
                "\(anna.path)/clients/erase",
                ["email": "kim@example.com"],
                as: anna.key
            )
            #expect(erased.status == 200, "\(erased.json)")
            await stage.work()
            let left = try #require(try await server.files().first)
            #expect(!left.contains("Robin"), "\(left)")
        }
    }

    @Test func `one calendar receives bookings, and no file at an address`() async throws {
        let server = try CalendarServer(.radicale)
        try server.prepare()
        try await Stage.run(calendarLinks: try .reading()) { stage in
            let anna = try await stage.openPractice()
            let first = try await stage.receive(server, anna)
            // Ids sort by the second of their making.
            stage.clock.advance(by: 1)
            let second = try await stage.receive(server, anna)
            let listed = try await stage.send(.get, "\(anna.path)/calendars", as: anna.key).json["items"].array
            #expect(listed.map(\.["id"]) == [first["id"], second["id"]])
            #expect(listed.map(\.["receives_bookings"]) == [false, true])
            let file: JSONValue = ["kind": "ics", "address": "https://a.example/x", "receives_bookings": true]
            #expect(try await stage.send(.post, "\(anna.path)/calendars", file, as: anna.key).status == 422)
            _ = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            await stage.work()
            // What was written stays, and no longer belongs to a booking.
            let path = "\(anna.path)/calendars/\(second["id"].string ?? "")"
            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            #expect(try await server.times().count == 1)
        }
    }
}

extension CalendarLinkAccess {
    /// Reads calendars on loopback only, from no outside service.
    static func reading() throws -> CalendarLinkAccess {
        CalendarLinkAccess(
            keyring: try Keyring(text: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
            http: try HTTPClient(limits: FeedClient.limits),
            plan: CalendarPollPlan(interval: 600),
            concurrency: 4
        )
    }
}

extension Stage {
    /// Links a calendar that receives bookings.
    fileprivate func receive(_ server: CalendarServer, _ practice: Practice) async throws -> JSONValue {
        let body: JSONValue = [
            "kind": "caldav", "address": .string(server.calendar), "user": "master", "password": "secret",
            "receives_bookings": true, "booking_contents": "details",
        ]
        let reply = try await send(.post, "\(practice.path)/calendars", body, as: practice.key)
        try #require(reply.status == 201, "\(reply.json)")
        await readCalendars()
        return reply.json
    }

    fileprivate func status(of link: JSONValue, _ practice: Practice) async throws -> String? {
        let path = "\(practice.path)/calendars/\(link["id"].string ?? "")"
        return try await send(.get, path, as: practice.key).json["status"].string
    }

    /// Does the jobs that are due within the next ten minutes, as the server does.
    func work() async {
        for _ in 1...10 {
            for job in await server.jobRunner.claim(100) { await server.jobRunner.perform(job) }
            clock.advance(by: 60)
        }
    }
}

extension CalendarServer {
    fileprivate func files() async throws -> [String] {
        let login: CalDAVLogin = hasLogin ? .basic(user: "master", password: "secret") : .none
        let client = CalDAVClient(over: http, login: login)
        return try await client.events(in: calendar, from: 1_772_409_600, to: 1_775_000_000)
            .map { String(decoding: $0.data, as: UTF8.self) }
    }

    /// When events start.
    fileprivate func times() async throws -> [String] {
        try await files().flatMap { file in
            file.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("DTSTART") }.map { String($0.suffix(16)) }
        }
    }
}

extension GoogleServer {
    /// When events start that are not deleted.
    fileprivate func living() async throws -> [String] {
        try await events().filter { $0["status"] as? String != "cancelled" }
            .compactMap { ($0["start"] as? [String: String])?["dateTime"] }
    }
}

extension GraphServer {
    /// When events start.
    fileprivate func starts() async throws -> [String] {
        try await events().compactMap { ($0["start"] as? [String: String])?["dateTime"] }
    }
}
