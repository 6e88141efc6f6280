@testable import BookableServer
import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Notifications
import SQL
import Testing

/// Places that become free are offered to those who wait.
struct WaitlistTests {
    private let folder: MailFolder

    init() throws {
        folder = try MailFolder()
    }

    private func run(
        on engine: Engine = .sqlite,
        service: JSONValue = [:],
        _ body: @escaping @Sendable (Stage, Practice) async throws -> Void
    ) async throws {
        let messages = MessageAccess(channels: [.email], mailsOffers: true)
        try await Stage.run(on: engine, messages: messages, mail: folder.carrier) { stage in
            let once = JSONValue.object(["max_bookings_per_day": 1]).merging(service)
            try await body(stage, try await stage.openPractice(service: once))
        }
    }

    /// Somebody who waits.
    private struct Waiting {
        let id: String
        let token: String

        func ask(_ action: String, as token: String? = nil, on stage: Stage) async throws -> Reply {
            let body: JSONValue = ["token": .string(token ?? self.token)]
            return try await stage.send(.post, "/v1/waitlist/\(id)/\(action)", body)
        }

        func status(on stage: Stage) async throws -> String? {
            try await ask("status", on: stage).json["status"].string
        }
    }

    private static func entry(_ name: String, _ more: JSONValue = [:]) -> JSONValue {
        let entry: JSONValue = [
            "provider_id": "prv_anna", "service_id": "svc_anna_hour", "first_date": "2026-03-09",
            "last_date": "2026-03-09",
            "client": ["name": .string(name), "email": .string("\(name)@example.com")],
        ]
        return entry.merging(more)
    }

    /// Lets somebody wait, who opens the link in the first mail.
    private func join(_ name: String, _ more: JSONValue = [:], on stage: Stage) async throws -> Waiting {
        let reply = try await stage.send(.post, "/v1/waitlist", Self.entry(name, more))
        try #require(reply.status == 201 && reply.json["status"] == "unconfirmed", "\(reply.json)")
        await stage.work()
        let entry = Waiting(id: try #require(reply.json["id"].string), token: try mailedToken(of: name))
        let confirmed = try await entry.ask("confirm", on: stage)
        try #require(confirmed.json["status"] == "waiting", "\(confirmed.json)")
        // The next one comes later.
        stage.clock.advance(by: 1)
        return entry
    }

    /// The token in the link of the newest mail to `name`; of those about a subject, if one is named.
    private func mailedToken(of name: String, _ subject: String = "Join the waitlist") throws -> String {
        let mails = try folder.mails().filter { $0.contains("<\(name)@example.com>") && $0.contains(subject) }
        let mail = try #require(mails.last, "A mail to \(name).")
        return String(try #require(mail.firstMatch(of: /https:\/\/shop\.example\/w\/(wl_anna_[a-z0-9]+)/)).1)
    }

    @Test(arguments: Engine.allCases)
    func `a freed place is held for whoever has waited longest, who takes it by the mailed link`(
        engine: Engine
    ) async throws {
        try await run(on: engine) { stage, anna in
            let free = try await stage.send(.post, "/v1/waitlist", Self.entry("early"))
            #expect(free.status == 409 && "\(free.json)".contains("2026-03-09T08:00:00Z"), "\(free.json)")
            let booked = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let first = try await join("first", on: stage)
            let second = try await join("second", on: stage)
            #expect(try await first.ask("accept", on: stage).status == 409)
            try await stage.send(.post, "\(booked.path)/cancel", as: booked.token)
            await stage.work()
            #expect(try await first.status(on: stage) == "offered")
            #expect(try await second.status(on: stage) == "waiting")
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z").status == 409, "It is held.")
            let token = try mailedToken(of: "first", "A place is free")
            let offer = try await first.ask("status", on: stage).json["offer"]
            #expect(offer["price"] == 9_999 && offer["policy"]["id"] == "moderate", "\(offer)")
            #expect(try await second.ask("accept", as: token, on: stage).status == 404)
            let taken = try await first.ask("accept", as: token, on: stage)
            #expect(taken.status == 200 && taken.json["booking"]["status"] == "confirmed", "\(taken.json)")
            #expect(taken.json["booking"]["client"]["email"] == "first@example.com")
            let own = try #require(taken.json["token"].string)
            let path = "/v1/bookings/\(try #require(taken.json["booking"]["id"].string))"
            #expect(try await stage.send(.get, path, as: own).status == 200)
            #expect(try await first.ask("accept", on: stage).status == 409, "Once.")
            let list = try await stage.send(.get, "/v1/waitlist?provider=prv_anna", as: anna.key)
            #expect(list.json["items"].array.map { $0["id"] } == [.string(second.id)])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a place that is declined, given back or not answered goes to the next`(engine: Engine) async throws {
        try await run(on: engine) { stage, anna in
            let booked = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let names = ["one", "two", "three", "four"]
            var waiting: [Waiting] = []
            for name in names { waiting.append(try await join(name, on: stage)) }
            try await stage.send(.post, "\(booked.path)/cancel", as: booked.token)
            await stage.work()
            #expect(try await waiting[0].ask("decline", on: stage).json["status"] == "declined")
            await stage.work()
            #expect(try await waiting[1].status(on: stage) == "offered")
            stage.clock.advance(by: 3_601)
            await stage.work()
            #expect(try await waiting[1].status(on: stage) == "missed")
            #expect(try await waiting[1].ask("accept", on: stage).status == 409)
            #expect(try await waiting[2].status(on: stage) == "offered")
            let removed = try await stage.send(.delete, "/v1/waitlist/\(waiting[2].id)", as: anna.key)
            #expect(removed.status == 204)
            await stage.work()
            #expect(try await waiting[3].status(on: stage) == "offered")
            #expect(try await waiting[3].ask("leave", on: stage).json["status"] == "removed")
            await stage.work()
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z").status == 201, "Nobody waits any more.")
        }
    }

    /// Whatever the order in which places become free, each goes to one, and nobody passes somebody who came before.
    @Test(arguments: Engine.allCases)
    func `as many offers are made as places, in the order of entry, however many look at once`(
        engine: Engine
    ) async throws {
        try await run(on: engine, service: ["max_bookings_per_day": 3]) { stage, anna in
            var booked: [HeldBooking] = []
            for hour in ["08", "10", "12"] {
                booked.append(try await stage.booked(anna, at: "2026-03-09T\(hour):00:00Z"))
            }
            var waiting: [Waiting] = []
            for number in 0..<6 { waiting.append(try await join("n\(number)", on: stage)) }
            let offers = WaitlistOffers(on: stage.database, stage.server.waitlist, clock: { stage.clock.now })
            try await withThrowingTaskGroup(of: Void.self) { group in
                for booking in booked {
                    group.addTask { _ = try await stage.send(.post, "\(booking.path)/cancel", as: booking.token) }
                }
                for _ in 0..<4 { group.addTask { _ = try await offers.offerAll() } }
                try await group.waitForAll()
            }
            _ = try await offers.offerAll()
            var states: [String?] = []
            for entry in waiting { states.append(try await entry.status(on: stage)) }
            #expect(states == ["offered", "offered", "offered", "waiting", "waiting", "waiting"])
        }
    }

    @Test func `only hours that were asked for are offered`() async throws {
        try await run { stage, anna in
            let booked = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let late = try await join("late", ["from_time": "17:00", "to_time": "20:00"], on: stage)
            let noon = try await join("noon", ["from_time": "12:00", "to_time": "13:00"], on: stage)
            try await stage.send(.post, "\(booked.path)/cancel", as: booked.token)
            await stage.work()
            #expect(try await late.status(on: stage) == "waiting")
            let offer = try await noon.ask("status", on: stage).json["offer"]
            // 12:00 in Berlin.
            #expect(offer["start_at"] == "2026-03-09T11:00:00Z")
        }
    }

    @Test func `what is taken waits for its approval like any other`() async throws {
        try await run(service: ["requires_approval": true]) { stage, anna in
            let booked = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let kim = try await join("kim", on: stage)
            try await stage.send(.post, "\(booked.path)/decline", as: anna.key)
            await stage.work()
            let taken = try await kim.ask("accept", on: stage)
            #expect(taken.json["booking"]["status"] == "pending", "\(taken.json)")
            let path = "/v1/bookings/\(try #require(taken.json["booking"]["id"].string))"
            #expect(try await stage.send(.post, "\(path)/confirm", as: anna.key).json["status"] == "confirmed")
        }
    }

    @Test func `new hours are offered without an event, and an entry ends with its last date`() async throws {
        try await run { stage, anna in
            let day = "\(anna.path)/exceptions/2026-03-09"
            try await stage.send(.put, day, ["is_available": false], as: anna.key)
            let closed = try await join("closed", on: stage)
            let other = try await join("other", ["service_id": "svc_anna_hour"], on: stage)
            let offers = WaitlistOffers(on: stage.database, stage.server.waitlist, clock: { stage.clock.now })
            #expect(try await offers.offerAll() == 0)
            try await stage.send(.delete, day, as: anna.key)
            #expect(try await offers.offerAll() == 1)
            #expect(try await closed.status(on: stage) == "offered")
            stage.clock.set(try #require(Instant("2026-03-10T00:00:00Z")))
            _ = try await offers.offerAll()
            #expect(try await other.status(on: stage) == "over")
            stage.clock.set(try #require(Instant("2026-04-10T00:00:00Z")))
            // Nobody waits any more, and nobody is kept for ever.
            _ = try await offers.offerAll()
            #expect(try await other.ask("status", on: stage).status == 404)
        }
    }

    @Test func `who cannot be told, or could not book, cannot wait`() async throws {
        try await run { stage, anna in
            _ = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let refused: [(JSONValue, [String])] = [
                (["client": ["name": "Kim"]], ["client.email"]),
                (["last_date": "2026-03-08"], ["last_date"]),
                (["first_date": "2026-02-01", "last_date": "2026-02-02"], ["last_date"]),
                (["last_date": "2026-07-01"], ["last_date"]),
                (["from_time": "12:00", "to_time": "12:00"], ["to_time"]),
                (["answers": ["shoe size": "43"]], ["answers.shoe size"]),
            ]
            for (change, fields) in refused {
                let reply = try await stage.send(.post, "/v1/waitlist", Self.entry("kim", change))
                #expect(reply.status == 422 && reply.fields == fields, "\(change): \(reply.json)")
            }
            for _ in 0..<5 { #expect(try await stage.send(.post, "/v1/waitlist", Self.entry("kim")).status == 201) }
            let sixth = try await stage.send(.post, "/v1/waitlist", Self.entry("KIM"))
            #expect(sixth.status == 409, "\(sixth.json)")
        }
        try await run(service: ["booking_window_days": 10]) { stage, _ in
            // Free for nobody yet, and for everybody as soon as it can be booked.
            let dates: JSONValue = ["first_date": "2026-03-13", "last_date": "2026-03-20"]
            let reply = try await stage.send(.post, "/v1/waitlist", Self.entry("kim", dates))
            #expect(reply.status == 422 && reply.fields == ["last_date"], "\(reply.json)")
        }
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["max_bookings_per_day": 1])
            _ = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let reply = try await stage.send(.post, "/v1/waitlist", Self.entry("kim"))
            #expect(reply.status == 409 && "\(reply.json)".contains("cannot mail"), "\(reply.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `an erased client waits for nothing, and is offered nothing`(engine: Engine) async throws {
        try await run(on: engine) { stage, anna in
            let booked = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let kim = try await join("lou", on: stage)
            try await stage.send(.post, "\(booked.path)/cancel", as: booked.token)
            await stage.work()
            let erased = try await stage.send(
                .post,
                "\(anna.path)/clients/erase",
                ["email": "lou@example.com"],
                as: anna.key
            )
            #expect(erased.status == 200, "\(erased.json)")
            #expect(try await kim.ask("status", on: stage).status == 404)
            let left = try await stage.database.transaction(.read) { connection in
                try await connection.query(
                    """
                    SELECT (SELECT COUNT(*) FROM waitlist_entries WHERE client LIKE '%lou@%')
                        + (SELECT COUNT(*) FROM email_proofs WHERE client LIKE '%lou@%') AS rows
                    """
                ).first?.decode("rows", as: Int.self)
            }
            #expect(left == 0)
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z").status == 201)
        }
    }

    /// What somebody types waits for nothing until the link that was mailed to the address is opened.
    @Test(arguments: Engine.allCases)
    func `nobody waits, or proves an address, without its mail`(engine: Engine) async throws {
        try await run(on: engine, service: ["requires_email_proof": true]) { stage, anna in
            let booked = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let reply = try await stage.send(.post, "/v1/waitlist", Self.entry("victim"))
            #expect(reply.status == 201 && reply.json["token"] == .null && reply.json["status"] == "unconfirmed")
            try await stage.send(.post, "\(booked.path)/cancel", as: booked.token)
            await stage.work()
            let list = "/v1/waitlist?provider=prv_anna&status="
            #expect(try await stage.send(.get, "\(list)offered", as: anna.key).json["items"] == [])
            #expect(try await stage.send(.get, "\(list)unconfirmed", as: anna.key).json["items"].array.count == 1)
            stage.clock.advance(by: 86_401)
            let offers = WaitlistOffers(on: stage.database, stage.server.waitlist, clock: { stage.clock.now })
            _ = try await offers.offerAll()
            #expect(try await stage.send(.get, "\(list)unconfirmed", as: anna.key).json["items"] == [])
        }
    }

    /// Whatever credential comes along: the place is taken by whoever waits.
    @Test func `another provider's key approves nothing`() async throws {
        try await run(service: ["requires_approval": true]) { stage, anna in
            let bob = try await stage.openPractice("bob")
            let booked = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let kim = try await join("kim", on: stage)
            try await stage.send(.post, "\(booked.path)/decline", as: anna.key)
            await stage.work()
            let body: JSONValue = ["token": .string(kim.token)]
            let taken = try await stage.send(.post, "/v1/waitlist/\(kim.id)/accept", body, as: bob.key)
            #expect(taken.status == 200 && taken.json["booking"]["status"] == "pending", "\(taken.json)")
        }
    }

    /// Those whom nothing fits keep nobody from what fits them.
    @Test func `however many wait in vain, the next ones are looked at`() async throws {
        try await run { stage, anna in
            let booked = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let service = try #require(ServiceID(rawValue: anna.service))
            let provider = try #require(ProviderID(rawValue: anna.provider))
            let day = try #require(CivilDate("2026-03-09"))
            for number in 0...60 {
                let night = try WaitlistWindow(
                    firstDate: day,
                    lastDate: day,
                    from: number < 60 ? WallTime("20:00") : nil
                )
                let client = ClientDetails(name: "N", email: "n\(number)@example.com")
                try await stage.database.transaction(.write, by: .system, at: stage.clock.now) { transaction in
                    _ = try await stage.server.waitlist.join(service, of: provider, for: client, night, in: transaction)
                }
                stage.clock.advance(by: 1)
            }
            try await stage.send(.post, "\(booked.path)/cancel", as: booked.token)
            await stage.work()
            let offered = try await stage.send(.get, "/v1/waitlist?provider=prv_anna&status=offered", as: anna.key)
            #expect(offered.json["items"].array.map { $0["client"]["email"] } == ["n60@example.com"])
        }
    }

    @Test func `the same request joins once`() async throws {
        try await run { stage, anna in
            _ = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            let headers = ["Idempotency-Key": IdempotencyTests.random]
            let first = try await stage.send(.post, "/v1/waitlist", Self.entry("kim"), headers: headers)
            let again = try await stage.send(.post, "/v1/waitlist", Self.entry("kim"), headers: headers)
            #expect(first.status == 201 && again.json == first.json)
            #expect(again.header("Idempotency-Replayed") == "true")
        }
    }
}

extension JSONValue {
    /// The same object with other members.
    fileprivate func merging(_ others: JSONValue) -> JSONValue {
        others.object.reduce(self) { $0.with($1.key, $1.value) }
    }
}
