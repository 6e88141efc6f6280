import CivilTime
import Bookings
import SQL
import Testing

/// How subscribers come to know of events.
@Suite(.ownDatabases)
struct EventSubscriberTests {
    @Test(arguments: Engine.allCases)
    func `each subscriber gets a job of its own for each event of its kinds`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let letters = try await studio.subscribe("letters", to: [.bookingConfirmed, .bookingCancelled])
        let hooks = try await studio.subscribe("hooks", to: Set(EventKind.allCases))
        let booking = try await studio.book(at: Studio.opening)
        _ = try await studio.cancel(booking, at: Studio.now)
        #expect(try await seen(by: letters, in: studio) == [.bookingConfirmed, .bookingCancelled])
        #expect(
            try await seen(by: hooks, in: studio)
                == [.bookingCreated, .bookingConfirmed, .bookingCancelled, .refundDecided]
        )
        #expect(try await studio.jobs().isEmpty)
    }

    /// The events of the subscriber's jobs, which are then done.
    private func seen(by subscriber: EventSubscriber, in studio: Studio) async throws -> [EventKind] {
        let jobs = try await studio.claim(100, [subscriber.jobKind])
        let events = try await studio.database.transaction(.write) { connection in
            var events: [Event] = []
            for job in jobs {
                events.append(try await EventStore().find(for: job, in: connection))
                try await JobStore().finish(job, in: connection)
            }
            return events
        }
        return events.sorted { $0.sequence < $1.sequence }.map(\.kind)
    }

    @Test(arguments: Engine.allCases)
    func `a subscriber that fails delays no other`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let letters = try await studio.subscribe("letters", to: [.bookingCreated])
        let hooks = try await studio.subscribe("hooks", to: [.bookingCreated])
        _ = try await studio.book(at: Studio.opening)
        let failing = try #require(try await studio.claim(9, [letters.jobKind]).first)
        _ = try await studio.write { try await $0.bury(failing, error: "no such address", in: $1) }
        _ = try await studio.book(at: Studio.opening + 3_600)
        #expect(try await studio.claim(9, [hooks.jobKind]).count == 2)
        #expect(try await studio.claim(9, [letters.jobKind]).count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `registering again changes what is heard of from then on`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        for _ in 1...2 { _ = try await studio.subscribe("letters", to: [.bookingCreated]) }
        _ = try await studio.book(at: Studio.opening)
        let letters = try await studio.subscribe("letters", to: [.bookingConfirmed])
        _ = try await studio.book(at: Studio.opening + 3_600)
        #expect(try await seen(by: letters, in: studio) == [.bookingCreated, .bookingConfirmed])
        try await studio.database.transaction(.write) { connection in
            try await EventSubscriptionStore().remove("letters", in: connection)
        }
        _ = try await studio.book(at: Studio.opening + 7_200)
        #expect(try await studio.jobs().isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `the longest names have room in the id of a job`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let subscriber = try await studio.subscribe("abcdefghijkl", to: [.bookingCreated])
        _ = try await studio.book(at: Studio.opening)
        let job = try #require(try await studio.claim(9, [subscriber.jobKind]).first)
        #expect(job.id.rawValue == "job_studio_e1abcdefghijkl" && job.id.provider == studio.provider)
        #expect(JobID(rawValue: "job_\(String(repeating: "p", count: 40))_e\(Int64.max)abcdefghijkl") != nil)
    }
}
