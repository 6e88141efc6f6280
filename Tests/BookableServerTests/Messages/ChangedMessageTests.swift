import BookableServer
import CivilTime
import HTTPTypes
import Notifications
import Testing

/// What is mailed when a booking is not as it was any more.
struct ChangedMessageTests {
    private let folder: MailFolder

    init() throws {
        folder = try MailFolder()
    }

    @Test(arguments: Engine.allCases)
    func `a corrected address is told what the wrong one was told`(engine: Engine) async throws {
        try await run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-05T12:00:00Z")
            try await send(from: stage)
            let address: JSONValue = ["client": ["email": "kim.client@example.com"]]
            #expect(try await stage.send(.patch, booked.path, address, as: booked.token).status == 200)
            let name: JSONValue = ["client": ["name": "Kim Correct"]]
            #expect(try await stage.send(.patch, booked.path, name, as: booked.token).status == 200)
            try await send(from: stage)
            let confirmations = try folder.mails().filter { $0.contains("Subject: Booking confirmed") }
            #expect(confirmations.count == 2, "\(confirmations)")
            #expect(confirmations.filter { $0.contains("<kim.client@example.com>") }.count == 1)
            // Each reminder once, and to the right address.
            for instant in ["2026-03-04T12:00:10Z", "2026-03-05T11:00:10Z"] {
                stage.clock.set(try #require(Instant(instant)))
                try await send(from: stage)
            }
            let reminders = try folder.mails().filter { $0.contains("Subject: Reminder") }
            #expect(reminders.count == 2 && reminders.allSatisfy { $0.contains("<kim.client@example.com>") })
            #expect(try folder.mails().filter { $0.contains("Subject: New booking") }.count == 1, "The provider knows.")
        }
    }

    @Test func `a request that was moved is still reminded of, and its refusal tells why`() async throws {
        try await run { stage in
            let anna = try await stage.openPractice(service: ["requires_approval": true])
            let booked = try await stage.booked(anna, at: "2026-03-05T12:00:00Z")
            let later: JSONValue = ["start_at": "2026-03-06T12:00:00Z"]
            #expect(try await stage.send(.post, "\(booked.path)/reschedule", later, as: anna.key).status == 200)
            let expires = try #require(
                try await stage.send(.get, booked.path, as: anna.key).json["expires_at"].string.flatMap(Instant.init)
            )
            try await send(from: stage)
            stage.clock.set(expires - 4 * 3_600 + 10)
            try await send(from: stage)
            let messages = try await stage.messages(of: booked, anna)
            let reminders = messages.filter { $0["occasion"] == "approval_reminder" && $0["status"] == "sent" }
            #expect(reminders.count == 1, "\(messages)")

            let reason: JSONValue = ["reason": "We are on holiday."]
            #expect(try await stage.send(.post, "\(booked.path)/decline", reason, as: anna.key).status == 200)
            try await send(from: stage)
            let declined = try folder.mails().filter { $0.contains("Subject: Request declined") }
            #expect(declined.count == 1 && declined.allSatisfy { $0.contains("We are on holiday.") }, "\(declined)")
        }
    }

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

    private func send(from stage: Stage) async throws {
        let dispatcher = MessageDispatcher(
            database: stage.database,
            zones: .system,
            identity: try #require(MessageIdentity(mailFrom: "bookings@shop.example")),
            mail: folder.carrier,
            clock: { [clock = stage.clock] in clock.now }
        )
        for _ in 1...10 {
            while try await !dispatcher.round().results.isEmpty {}
            stage.clock.advance(by: 1)
        }
    }
}
