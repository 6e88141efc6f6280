import BookableServer
import CivilTime
import CalendarSync
import HTTPTypes
import HummingbirdTesting
import LoopbackServers
import SQL
import Testing
import Workers

/// Services that tell of changes in calendars.
struct CalendarNoticeTests {
    private static let notices = "https://bookable.test/v1/webhooks"
    private static let day: Int64 = 86_400

    @Test(arguments: Engine.allCases)
    func `an event blocks within seconds once Google has told of it, at one reading in ten seconds`(
        engine: Engine
    ) async throws {
        try await Self.google(on: engine) { stage, peer, google in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let link = try await stage.linkCalendar(stage.connect(anna, at: peer), of: anna)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            await stage.readCalendars()
            let end = try await stage.send(.get, path, as: anna.key).json["watched_until"]
            #expect(end == "2026-03-09T07:00:00Z", "A week, less an hour.")
            stage.clock.advance(by: 20)
            #expect(try await google.deliver() == [204], "That it watches.")
            await stage.readCalendars()

            stage.clock.advance(by: 20)
            try await google.put(Self.event("one", "09", "11"))
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8)
            #expect(try await google.deliver(#"{"twice": true}"#) == [204, 204])
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6)

            // Ten more at once: nobody is asked before ten seconds are over, and then once.
            let asked = try await google.requests().count
            for number in 0..<10 { try await google.put(Self.event("more\(number)", "13", "14")) }
            #expect(try await google.deliver() == Array(repeating: 204, count: 10))
            stage.clock.advance(by: 5)
            await stage.readCalendars()
            #expect(try await google.requests().count == asked)
            stage.clock.advance(by: 5)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 5)
            let questions = try await google.requests().dropFirst(asked).filter { $0.contains("syncToken=") }
            #expect(questions.count == 1, "\(questions)")

            // A notice that is lost leaves what is polled.
            try await google.put(Self.event("lost", "15", "16"))
            #expect(try await google.deliver(#"{"lose": [0]}"#) == [])
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 4)
        }
    }

    @Test func `a channel is replaced a day before it ends, and closed with its calendar`() async throws {
        try await Self.google { stage, peer, google in
            let anna = try await stage.openPractice()
            let link = try await stage.linkCalendar(stage.connect(anna, at: peer), of: anna)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            await stage.readCalendars()
            let first = try #require(try await google.channels().first?["id"] as? String)
            try await stage.advance(by: 5 * Self.day, google)
            await stage.readCalendars()
            #expect(try await google.channels().map { $0["id"] as? String } == [first])
            // Google refuses at first: it is tried again an hour later, and the calendar is in step meanwhile.
            try await google.fail(#"{"status": 500, "skip": 1}"#)
            try await stage.advance(by: Self.day, google)
            await stage.readCalendars()
            #expect(try await stage.send(.get, path, as: anna.key).json["status"] == "fresh")
            #expect(try await google.channels().map { $0["id"] as? String } == [first])
            try await stage.advance(by: 3_700, google)
            await stage.readCalendars()
            let second = try #require(try await google.channels().first?["id"] as? String)
            #expect(try await google.channels().count == 1 && second != first)
            #expect(try await stage.send(.get, path, as: anna.key).json["watched_until"] == "2026-03-15T08:01:40Z")

            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            await stage.work()
            #expect(try await google.channels().isEmpty)
        }
    }

    @Test func `a notice that proves nothing has nobody asked`() async throws {
        try await Self.google { stage, peer, google in
            let anna = try await stage.openPractice()
            _ = try await stage.linkCalendar(stage.connect(anna, at: peer), of: anna)
            await stage.readCalendars()
            // The reading that follows from the new channel.
            stage.clock.advance(by: 20)
            await stage.readCalendars()
            let channel = try #require(try await google.channels().first)
            let (id, token) = (channel["id"] as? String ?? "", channel["token"] as? String ?? "")
            stage.clock.advance(by: 60)
            let asked = try await google.requests().count
            let forged = token.dropLast() + (token.hasSuffix("a") ? "b" : "a")
            let forgeries = [
                (id, String(forged)), (id, ""), ("other", token), (id, String(repeating: "x", count: 5_000)),
            ]
            for (id, token) in forgeries {
                let headers = ["X-Goog-Channel-ID": id, "X-Goog-Channel-Token": token]
                let reply = try await stage.send(.post, "/v1/webhooks/google-calendar", headers: headers)
                #expect(reply.status == 204, "It is told nothing.")
            }
            #expect(try await stage.send(.post, "/v1/webhooks/google-calendar").status == 204)
            await stage.readCalendars()
            #expect(try await google.requests().count == asked)
            let stored = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT watch_hash FROM calendar_links")
                    .map { try $0.decode("watch_hash", as: [UInt8].self) }
            }
            #expect(stored.allSatisfy { $0 != Array(token.utf8) }, "Only its hash is kept.")
        }
    }

    @Test(arguments: Engine.allCases)
    func `Microsoft asks whether notices are wanted, tells, and has subscriptions renewed or made anew`(
        engine: Engine
    ) async throws {
        try await Self.microsoft(on: engine) { stage, peer, graph in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let account = try await stage.connect(anna, .microsoft, at: peer)
            let link = try await stage.linkCalendar(account, of: anna, .microsoft, GraphServer.primary)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            // The answer to the first attempt is lost: it is not left behind.
            try await graph.fail(#"{"lost": true, "when": "after", "skip": 2}"#)
            await stage.readCalendars()
            #expect(try await graph.subscriptions().count == 1)
            stage.clock.advance(by: 3_700)
            try await graph.setClock(stage.clock.now.secondsSince1970)
            await stage.readCalendars()
            let first = try #require(try await graph.subscriptions().first?["id"] as? String)
            #expect(try await graph.subscriptions().count == 1)
            #expect(try await stage.send(.get, path, as: anna.key).json["watched_until"] == "2026-03-09T08:01:40Z")

            stage.clock.advance(by: 20)
            try await graph.put(#"{"id": "one", "start": \#(Self.time("09")), "end": \#(Self.time("11"))}"#)
            #expect(try await graph.deliver(#"{"twice": true}"#) == [202, 202])
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6)

            // It is renewed as it is, a day before its end or when Microsoft wants that.
            try await graph.lifecycle("reauthorizationRequired")
            #expect(try await graph.deliver() == [202])
            stage.clock.advance(by: 20)
            await stage.readCalendars()
            #expect(try await stage.send(.get, path, as: anna.key).json["watched_until"] == "2026-03-09T08:02:20Z")
            #expect(try await graph.subscriptions().map { $0["id"] as? String } == [first])

            // What was missed is read, and what Microsoft has removed is made anew.
            try await graph.put(#"{"id": "two", "start": \#(Self.time("13")), "end": \#(Self.time("14"))}"#)
            try await graph.lifecycle("missed")
            #expect(try await graph.deliver(#"{"lose": [0]}"#) == [202])
            stage.clock.advance(by: 20)
            await stage.readCalendars()
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 5)
            try await graph.lifecycle("subscriptionRemoved")
            #expect(try await graph.deliver() == [202])
            stage.clock.advance(by: 20)
            await stage.readCalendars()
            let second = try #require(try await graph.subscriptions().first?["id"] as? String)
            #expect(second != first)

            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            await stage.work()
            #expect(try await graph.subscriptions().isEmpty)
        }
    }

    @Test func `two providers watch the same calendar at Microsoft`() async throws {
        try await Self.microsoft { stage, peer, graph in
            for name in ["anna", "bob"] {
                let practice = try await stage.openPractice(name)
                let account = try await stage.connect(practice, .microsoft, at: peer)
                _ = try await stage.linkCalendar(account, of: practice, .microsoft, GraphServer.primary)
            }
            for _ in 0..<2 {
                await stage.readCalendars()
                stage.clock.advance(by: 20)
            }
            #expect(try await graph.subscriptions().count == 2)
            #expect(try await graph.deliver() == [])
            try await graph.put(#"{"id": "one", "start": \#(Self.time("09")), "end": \#(Self.time("11"))}"#)
            #expect(try await graph.deliver() == [202, 202])
        }
    }

    @Test func `only a plain text is said back to Microsoft, and forged notices have nobody asked`() async throws {
        try await Self.microsoft { stage, peer, graph in
            let anna = try await stage.openPractice()
            let account = try await stage.connect(anna, .microsoft, at: peer)
            _ = try await stage.linkCalendar(account, of: anna, .microsoft, GraphServer.primary)
            await stage.readCalendars()
            let path = "/v1/webhooks/microsoft-graph"
            let said = try await stage.send(.post, "\(path)?validationToken=a%20b%3A+%26c")
            #expect(said.status == 200 && String(decoding: said.bytes, as: UTF8.self) == "a b:+&c")
            #expect(said.headers[.contentType] == "text/plain")
            #expect(try await stage.send(.post, "\(path)?validationToken=%3Cb%3E").status == 400)
            let long = String(repeating: "x", count: 3_000)
            #expect(try await stage.send(.post, "\(path)?validationToken=\(long)").status == 400)

            stage.clock.advance(by: 20)
            await stage.readCalendars()
            let subscription = try #require(try await graph.subscriptions().first)
            let id = subscription["id"] as? String ?? ""
            stage.clock.advance(by: 60)
            let asked = try await graph.requests().count
            let forged: JSONValue = [
                "value": [
                    ["subscriptionId": .string(id), "clientState": "wt_anna_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
                    ["subscriptionId": .string(id), "lifecycleEvent": "subscriptionRemoved"], ["clientState": "x"],
                ]
            ]
            #expect(try await stage.send(.post, path, forged).status == 202)
            #expect(try await stage.send(.post, path, ["value": 1]).status == 400)
            await stage.readCalendars()
            #expect(try await graph.requests().count == asked)
        }
    }

    private static func google(
        on engine: Engine = .sqlite,
        _ body: @escaping @Sendable (Stage, OAuthPeer, GoogleServer) async throws -> Void
    ) async throws {
        let peer = try OAuthPeer(.google)
        let google = try GoogleServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.google, at: peer, apiURL: google.url, noticesURL: notices)
        try await Stage.run(.live, on: engine, calendarLinks: access) { stage in
            try await google.place("bookable.test", at: stage.address, now: stage.clock.now.secondsSince1970)
            try await body(stage, peer, google)
        }
    }

    private static func microsoft(
        on engine: Engine = .sqlite,
        _ body: @escaping @Sendable (Stage, OAuthPeer, GraphServer) async throws -> Void
    ) async throws {
        let peer = try OAuthPeer(.microsoft)
        let graph = try GraphServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.microsoft, at: peer, apiURL: graph.url, noticesURL: notices)
        try await Stage.run(.live, on: engine, calendarLinks: access) { stage in
            try await graph.place("bookable.test", at: stage.address, now: stage.clock.now.secondsSince1970)
            try await body(stage, peer, graph)
        }
    }

    private static func event(_ id: String, _ start: String, _ end: String) -> String {
        """
        {"id": "\(id)", "start": {"dateTime": "2026-03-09T\(start):00:00Z"}, "end": {"dateTime": "2026-03-09T\(end):00:00Z"}}
        """
    }

    private static func time(_ hour: String) -> String {
        #"{"dateTime": "2026-03-09T\#(hour):00:00.0000000", "timeZone": "UTC"}"#
    }
}

extension Stage {
    fileprivate func advance(by seconds: Int64, _ google: GoogleServer) async throws {
        clock.advance(by: seconds)
        try await google.setClock(clock.now.secondsSince1970)
    }
}
