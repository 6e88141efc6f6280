import BookableServer
import CalendarFeeds
import CalendarSync
import Foundation
import HTTPTransport
import HTTPTypes
import LoopbackServers
import SQL
import Sealing
import Testing
import Workers

/// Accounts that a provider connects, from the question to the slots.
struct CalendarAccountTests {
    private let peer: OAuthPeer
    private let google: GoogleServer
    private let access: CalendarLinkAccess

    init() throws {
        peer = try OAuthPeer(.google)
        google = try GoogleServer(checkURL: "\(peer.url)/check")
        access = try .connecting(.google, at: peer, apiURL: google.url)
    }

    @Test(arguments: Engine.allCases)
    func `events of a connected account block time until it is removed`(engine: Engine) async throws {
        try await google.put(Self.event("one", "2026-03-09T09:00:00Z", "2026-03-09T11:00:00Z"))
        try await Stage.run(on: engine, calendarLinks: access) { [peer, google] stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let account = try await stage.connect(anna, at: peer)
            let path = "\(anna.path)/calendar-accounts/\(account)"
            let listed = try await stage.send(.get, "\(path)/calendars", as: anna.key).json["items"].array
            #expect(listed.map(\.["id"]) == [.string(GoogleServer.primary), .string(GoogleServer.team)])
            #expect(listed.map(\.["is_writable"]) == [true, false])

            let link = try await stage.linkCalendar(account, of: anna)
            #expect(link["kind"] == "google" && link["account_id"].string == account && link["host"] == "Google")
            await stage.readCalendars()
            let read = try await stage.send(.get, "\(anna.path)/calendars/\(link["id"].string ?? "")", as: anna.key)
            #expect(read.json["status"] == "fresh", "\(read.json)")
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6)

            // Nothing changed: one question, which asks for what changed alone.
            let before = try await google.requests().count
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            let quiet = try await google.requests().dropFirst(before)
            #expect(quiet.count == 1 && quiet.allSatisfy { $0.contains("syncToken=") }, "\(quiet)")

            try await google.put(Self.event("two", "2026-03-09T13:00:00Z", "2026-03-09T14:00:00Z"))
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 5)

            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8)
            #expect(try await stage.send(.get, "\(anna.path)/calendars", as: anna.key).json["items"] == [])
            #expect(try await stage.send(.get, "\(anna.path)/calendar-accounts", as: anna.key).json["items"] == [])
        }
    }

    @Test func `a calendar blocks as before until all of it was read again`() async throws {
        let starts = ["09", "11", "13"]
        try await google.put(
            starts.map { Self.event("a\($0)", "2026-03-09T\($0):00:00Z", "2026-03-09T\($0):30:00Z") }.joined(
                separator: ","
            )
        )
        try await Stage.run(calendarLinks: access) { [peer, google] stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let link = try await stage.linkCalendar(stage.connect(anna, at: peer), of: anna)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 5)
            // Google has forgotten what changed, and then fails on the second page of everything.
            try await google.forget()
            try await google.fail(#"{"status": 503, "skip": 2}"#)
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "stale")
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 5)
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "fresh")
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 5)
        }
    }

    @Test(arguments: Engine.allCases)
    func `access that has ended is told, and connecting again goes on`(engine: Engine) async throws {
        try await google.put(Self.event("one", "2026-03-09T09:00:00Z", "2026-03-09T11:00:00Z"))
        try await Stage.run(on: engine, calendarLinks: access) { [peer, google] stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let account = try await stage.connect(anna, at: peer)
            let link = try await stage.linkCalendar(account, of: anna)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            await stage.readCalendars()
            // The access token is over in the meantime, and gets renewed.
            stage.clock.advance(by: 4_000)
            await stage.readCalendars()
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "fresh")

            try await peer.killAll()
            stage.clock.advance(by: 4_000)
            await stage.readCalendars()
            let broken = try await stage.send(.get, path, as: anna.key).json
            #expect(broken["status"] == "broken" && broken["problem"]["code"] == "disconnected", "\(broken)")
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6, "What was read stays.")
            let accountPath = "\(anna.path)/calendar-accounts/\(account)"
            #expect(try await stage.send(.get, accountPath, as: anna.key).json["status"] == "disconnected")
            #expect(try await stage.send(.get, "\(accountPath)/calendars", as: anna.key).status == 409)
            #expect(try await stage.events().filter { $0 == "calendar.disconnected" }.count == 1)
            let asked = try await google.requests().count
            stage.clock.advance(by: 4_000)
            await stage.readCalendars()
            #expect(try await google.requests().count == asked, "Nobody is asked any more.")

            let again = try await stage.send(.post, "\(accountPath)/connect", as: anna.key)
            #expect(again.status == 200)
            try await stage.agree(to: again.json, at: peer)
            await stage.readCalendars()
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "fresh")
        }
    }

    @Test func `a token that Google does not take is replaced once`() async throws {
        try await Stage.run(calendarLinks: access) { [peer, google] stage in
            let anna = try await stage.openPractice()
            let account = try await stage.connect(anna, at: peer)
            try await google.fail(#"{"status": 401, "reason": "authError"}"#)
            let path = "\(anna.path)/calendar-accounts/\(account)/calendars"
            #expect(try await stage.send(.get, path, as: anna.key).status == 200)
            #expect(
                try await google.requests().filter { $0.contains("calendarList") }.count == 3,
                "Two pages, one refused."
            )
        }
    }

    @Test func `Google is left alone for as long as it asks`() async throws {
        try await Stage.run(calendarLinks: access) { [peer, google] stage in
            let anna = try await stage.openPractice()
            let account = try await stage.connect(anna, at: peer)
            for calendar in [GoogleServer.primary, GoogleServer.team] {
                _ = try await stage.linkCalendar(account, of: anna, .google, calendar)
            }
            await stage.readCalendars()
            let first = try await google.requests().count
            try await google.fail(
                #"{"status": 403, "reason": "rateLimitExceeded", "retry_after": 900}"#,
                #"{"status": 403, "reason": "rateLimitExceeded", "retry_after": 900}"#
            )
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            stage.clock.advance(by: 300)
            await stage.readCalendars()
            #expect(
                try await google.requests().count <= first + 2,
                "Both may have asked at the same time, nobody later."
            )
            stage.clock.advance(by: 1_000)
            await stage.readCalendars()
            let links = try await stage.send(.get, "\(anna.path)/calendars", as: anna.key).json["items"].array
            #expect(links.allSatisfy { $0["status"] == "fresh" }, "\(links)")
        }
    }

    @Test func `an answer is good once, and only if it is waited for`() async throws {
        try await Stage.run(calendarLinks: access) { [peer] stage in
            let anna = try await stage.openPractice()
            let begun = try await stage.begin(anna)
            let answer = try await peer.answer(to: begun["authorize_url"].string ?? "")
            let (state, code) = (answer["state"] ?? "", answer["code"] ?? "")
            let forged = String(state.dropLast()) + (state.hasSuffix("A") ? "B" : "A")
            #expect(try await stage.send(.get, Stage.callback(forged, code)).status == 404)
            let shown = try await stage.send(.get, Stage.callback(state, code))
            #expect(
                shown.status == 200 && String(decoding: shown.bytes, as: UTF8.self).contains("<form method=\"post\"")
            )
            #expect(try await stage.confirm(state, code).status == 200)
            #expect(try await stage.confirm(state, code).status == 404, "It was taken.")
            let late = try await stage.begin(anna)
            let second = try await peer.answer(to: late["authorize_url"].string ?? "")
            stage.clock.advance(by: 1_800)
            #expect(try await stage.confirm(second["state"] ?? "", second["code"] ?? "").status == 404)
        }
    }

    @Test func `less than everything that is needed is refused, and given back`() async throws {
        try await Stage.run(calendarLinks: access) { [peer] stage in
            let anna = try await stage.openPractice()
            let begun = try await stage.begin(anna)
            let answer = try await peer.answer(to: begun["authorize_url"].string ?? "", "&test_scope=openid")
            #expect(try await stage.confirm(answer["state"] ?? "", answer["code"] ?? "").status == 409)
            let path = "\(anna.path)/calendar-accounts/\(begun["id"].string ?? "")"
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "connecting")
            #expect(try await stage.jobKinds() == ["calendar_revocation"])
            let refused = try await stage.send(.get, "/calendar-accounts/callback?error=access_denied&state=x")
            #expect(String(decoding: refused.bytes, as: UTF8.self).contains("did not agree"))
        }
    }

    @Test func `others see nothing of a provider's accounts`() async throws {
        try await Stage.run(calendarLinks: access) { [peer] stage in
            let anna = try await stage.openPractice()
            let ben = try await stage.openPractice("ben")
            let account = try await stage.connect(anna, at: peer)
            let path = "\(anna.path)/calendar-accounts/\(account)"
            #expect(try await stage.send(.get, path).status == 401)
            #expect(try await stage.send(.delete, path, as: ben.key).status == 403)
            let elsewhere = "\(ben.path)/calendar-accounts/\(account)"
            #expect(try await stage.send(.get, elsewhere, as: ben.key).status == 404)
            let body: JSONValue = ["kind": "google", "account": .string(account), "calendar": "primary"]
            #expect(try await stage.send(.post, "\(ben.path)/calendars", body, as: ben.key).status == 422)
            let shown = try await stage.send(.get, path, as: anna.key)
            #expect(shown.json["authorize_url"] == .null)
            let stored = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT grant_secret FROM calendar_accounts")
                    .map { try $0.decode("grant_secret", as: [UInt8].self) }
            }
            #expect(stored.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("at-") }, "Tokens are encrypted.")
        }
    }

    private static func event(_ id: String, _ start: String, _ end: String) -> String {
        #"{"id": "\#(id)", "start": {"dateTime": "\#(start)"}, "end": {"dateTime": "\#(end)"}, "summary": "Secret"}"#
    }

    @Test(arguments: Engine.allCases)
    func `events of an account at Microsoft block time, and each renewal keeps the new refresh token`(
        engine: Engine
    ) async throws {
        let peer = try OAuthPeer(.microsoft)
        let graph = try GraphServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.microsoft, at: peer, apiURL: graph.url)
        try await graph.put(
            """
            {"id": "series", "type": "seriesMaster", "start": \(Self.time("09")), "end": \(Self.time("11"))},
            {"id": "one", "type": "occurrence", "seriesMasterId": "series", "start": \(Self.time("09")), "end": \(Self.time("11"))}
            """
        )
        try await Stage.run(on: engine, calendarLinks: access) { stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let account = try await stage.connect(anna, .microsoft, at: peer)
            let link = try await stage.linkCalendar(account, of: anna, .microsoft, GraphServer.primary)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6)
            for round in 1...3 {
                // Each time the access token is over, and Microsoft gives another refresh token.
                stage.clock.advance(by: 4_000)
                await stage.readCalendars()
                let read = try await stage.send(.get, path, as: anna.key).json
                #expect(read["status"] == "fresh", "\(round): \(read)")
            }
            try await graph.put(#"{"id": "two", "start": \#(Self.time("13")), "end": \#(Self.time("14"))}"#)
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 5)
            try await graph.remove("one")
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 7)
        }
    }

    private static func time(_ hour: String) -> String {
        #"{"dateTime": "2026-03-09T\#(hour):00:00.0000000", "timeZone": "UTC"}"#
    }
}
