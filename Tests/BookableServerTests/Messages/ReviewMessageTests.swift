import BookableServer
import CivilTime
import HTTPTypes
import Mail
import Notifications
import Testing

/// Providers are told of the reviews that they get.
struct ReviewMessageTests {
    private let folder: MailFolder

    init() throws {
        folder = try MailFolder()
    }

    @Test(arguments: Engine.allCases)
    func `a provider is told of a review once, whatever becomes of it`(engine: Engine) async throws {
        try await run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let visit = try await stage.visited(anna)
            func write(_ stars: Int64) async throws {
                let body: JSONValue = ["stars": .integer(stars), "text": "A secret", "named": true]
                let reply = try await stage.send(.put, "\(visit.path)/review", body, as: visit.token)
                try #require(reply.status == 200, "\(reply.json)")
            }
            for stars in [4, 4, 2] as [Int64] {
                try await write(stars)
                try await send(from: stage)
            }
            let mails = try mails()
            #expect(mails.count == 1, "\(mails)")
            #expect(mails.allSatisfy { $0.contains("<anna@example.com>") && $0.contains("4 of 5 stars") }, "\(mails)")
            // It can be changed or hidden later, and a mail cannot.
            #expect(mails.allSatisfy { !$0.contains("A secret") })
            // Another revision of the booking, and the review once more shown.
            #expect(try await stage.send(.post, "\(visit.path)/complete", as: anna.key).status == 200)
            try await write(5)
            let review = try await stage.send(.get, "\(visit.path)/review", as: visit.token).json["id"].string ?? ""
            let path = "\(anna.path)/reviews/\(review)"
            _ = try await stage.send(.post, "\(path)/hide", ["reason": "Rude"], as: stage.admin)
            #expect(try await stage.send(.post, "\(path)/keep", as: stage.admin).status == 200)
            try await send(from: stage)
            #expect(try self.mails().count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a notice tells of the review as it is when it goes out`(engine: Engine) async throws {
        try await run(on: engine) { stage in
            let (anna, bob) = (try await stage.openPractice(), try await stage.openPractice("bob"))
            let (changed, hidden) = (try await stage.visited(anna), try await stage.visited(bob))
            for (visit, stars, isNamed) in [(changed, 1, true), (changed, 3, false), (hidden, 5, true)] {
                let body: JSONValue = ["stars": .integer(Int64(stars)), "text": "Fine", "named": .bool(isNamed)]
                let reply = try await stage.send(.put, "\(visit.path)/review", body, as: visit.token)
                try #require(reply.status == 200, "\(reply.json)")
            }
            let review = try await stage.send(.get, "\(hidden.path)/review", as: hidden.token).json["id"].string ?? ""
            let path = "\(bob.path)/reviews/\(review)/hide"
            #expect(try await stage.send(.post, path, ["reason": "Rude"], as: stage.admin).status == 200)
            try await send(from: stage)
            let mails = try mails()
            #expect(
                mails.count == 1 && mails.allSatisfy { $0.contains("A client left a review: 3 of 5 stars.") },
                "\(mails)"
            )
            let name = try await stage.send(.get, changed.path, as: changed.token).json["client"]["name"].string
            #expect(mails.allSatisfy { !$0.contains(name ?? "") && !$0.contains("When:") }, "\(mails)")
        }
    }

    @Test func `a notice leads to the reviews in the console, and not to the booking of who writes without a name`()
        async throws
    {
        try await run { stage in
            let anna = try await stage.openPractice()
            try await stage.review(try await stage.visited(anna), 5)
            try await send(from: stage, publicURL: "https://book.example")
            let mail = try #require(try mails().first)
            #expect(mail.contains("https://book.example/console/prv_anna/reviews"), "\(mail)")
            #expect(mail.contains("Read the review") && !mail.contains("?booking="), "\(mail)")
        }
    }

    @Test func `a provider who wants no such mail gets none, and another gets it in their language`() async throws {
        try await run { stage in
            let (anna, bob) = (try await stage.openPractice(), try await stage.openPractice("bob"))
            for (practice, choice) in [
                (anna, ["provider_occasions": ["review_written": []]] as JSONValue),
                (bob, ["language": "de"] as JSONValue),
            ] {
                let path = "\(practice.path)/message-settings"
                #expect(try await stage.send(.put, path, choice, as: practice.key).status == 200)
                try await stage.review(try await stage.visited(practice), 5)
            }
            try await send(from: stage)
            #expect(try mails().isEmpty)
            let german = try folder.mails().filter { $0.contains("Subject: Neue Bewertung") }
            #expect(german.count == 1 && german.allSatisfy { $0.contains("5 von 5 Sternen") }, "\(german)")
        }
    }

    private func mails() throws -> [String] { try folder.mails().filter { $0.contains("Subject: New review") } }

    private func run(
        on engine: Engine = .sqlite,
        _ body: @escaping @Sendable (Stage) async throws -> Void
    ) async throws {
        try await Stage.run(
            on: engine,
            messages: MessageAccess(channels: [.email]),
            observers: [MessagePlanning(zones: .system, channels: [.email])],
            body
        )
    }

    private func send(from stage: Stage, publicURL: String? = nil) async throws {
        let dispatcher = MessageDispatcher(
            database: stage.database,
            zones: .system,
            identity: MessageIdentity(
                sender: EmailAddress("bookings@shop.example"),
                publicURL: publicURL
            ),
            mail: folder.carrier,
            clock: { [clock = stage.clock] in clock.now }
        )
        // A round that only takes messages out of their plan sends none.
        for _ in 1...5 {
            while try await !dispatcher.round().results.isEmpty {}
            stage.clock.advance(by: 1)
        }
    }
}
