import BookableServer
import CivilTime
import HTTPTypes
import Notifications
import Testing

/// What is mailed about the bookings of a series.
struct SeriesMessageTests {
    private let folder: MailFolder

    init() throws {
        folder = try MailFolder()
    }

    @Test(arguments: Engine.allCases)
    func `one mail tells of all dates, and each has its own reminder`(engine: Engine) async throws {
        try await Stage.run(
            on: engine,
            messages: MessageAccess(channels: [.email]),
            observers: [MessagePlanning(zones: .system, channels: [.email])]
        ) { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10])
            let reply = try await stage.book(anna, at: SeriesTests.start, SeriesTests.weekly(3))
            #expect(reply.status == 201, "\(reply.json)")
            try await self.send(from: stage)
            let confirmed = try self.mails("Booking confirmed")
            #expect(confirmed.count == 1 && confirmed[0].contains("Further dates"), "\(confirmed)")
            #expect(confirmed[0].contains("Mon, Mar 23") && confirmed[0].contains("Mon, Mar 30"), "\(confirmed)")
            #expect(try self.mails("New booking").count == 1)
            let token = try #require(reply.json["token"].string)
            let path = try #require(reply.json["booking"]["id"].string.map { "/v1/bookings/\($0)" })
            let tuesdays: JSONValue = ["start_at": "2026-03-17T08:00:00Z", "scope": "all"]
            #expect(try await stage.send(.post, "\(path)/reschedule", tuesdays, as: token).status == 200)
            try await self.send(from: stage)
            let moved = try self.mails("Booking moved").filter { $0.contains("<kim@example.com>") }
            #expect(moved.count == 1 && moved[0].contains("Tue, Mar 24"), "\(moved)")
            stage.clock.set(try #require(Instant("2026-03-23T08:00:10Z")))
            try await self.send(from: stage)
            let reminders = try self.mails("Reminder")
            #expect(reminders.contains { $0.contains("March 24") }, "\(reminders)")
            let second = reply.json["bookings"].array[1]
            let rest = try #require(second["booking"]["id"].string.map { "/v1/bookings/\($0)/cancel" })
            let cancelled = try await stage.send(.post, rest, ["scope": "following"], as: second["token"].string)
            #expect(cancelled.json["cancellations"].array.count == 2, "\(cancelled.json)")
            try await self.send(from: stage)
            let told = try self.mails("Booking cancelled").filter { $0.contains("<kim@example.com>") }
            #expect(told.count == 1 && told[0].contains("Tue, Mar 31"), "\(told)")
        }
    }

    private func mails(_ subject: String) throws -> [String] {
        try folder.mails().filter { $0.contains("Subject: \(subject)") }
    }

    private func send(from stage: Stage) async throws {
        let dispatcher = MessageDispatcher(
            database: stage.database,
            zones: .system,
            identity: try #require(MessageIdentity(mailFrom: "bookings@bookable.example")),
            mail: folder.carrier,
            clock: { [clock = stage.clock] in clock.now }
        )
        for _ in 1...10 {
            while try await !dispatcher.round().results.isEmpty {}
            stage.clock.advance(by: 1)
        }
    }
}
