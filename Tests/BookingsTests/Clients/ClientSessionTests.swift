import Bookings
import CivilTime
import SQL
import Testing

/// Links and sessions that show clients their bookings.
@Suite(.ownDatabases)
struct ClientSessionTests {
    private let desk = ClientSessionDesk()
    private static let email = "kim@example.org"

    private func book(in studio: Studio, at hour: Int64, email: String? = email) async throws -> Booking {
        let client = ClientDetails(name: "Kim", email: email)
        let request = studio.request(at: Studio.opening + hour * 3_600, client: client)
        return try await studio.database.transaction(.write, by: .anonymous, at: Studio.now) { transaction in
            guard case .booked(let booking, _, _) = try await studio.desk.book(request, in: transaction) else {
                throw BookingsError(.conflict, "The start was refused.")
            }
            return booking
        }
    }

    private func link(in studio: Studio, for email: String = email) async throws -> Secret? {
        try await studio.database.transaction(.write, by: .anonymous, at: Studio.now) {
            try await desk.makeLink(for: email, in: $0)
        }
    }

    private func begin(by link: Secret, in studio: Studio, at now: Instant = Studio.now) async throws -> Secret? {
        try await studio.database.transaction(.write, by: .anonymous, at: now) {
            try await desk.begin(by: link, in: $0)
        }
    }

    private func list(
        _ secret: Secret,
        in studio: Studio,
        after cursor: BookingID? = nil,
        limit: Int = 10,
        at now: Instant = Studio.now
    ) async throws -> [BookingID]? {
        try await studio.database.transaction(.read, by: .anonymous, at: now) { transaction in
            guard let session = try await desk.find(secret, in: transaction) else { return nil }
            let store = ClientBookingStore()
            return try await store.list(of: session, after: cursor, limit: limit, in: transaction.connection)
                .map(\.booking.id)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a link is for known addresses and works once within its time`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        _ = try await book(in: studio, at: 0)
        #expect(try await link(in: studio, for: "nobody@example.org") == nil)
        #expect(try await link(in: studio, for: "kim") == nil)
        let first = try #require(try await link(in: studio, for: " Kim@Example.ORG"))
        let end = Studio.now + SignInLimits.link
        #expect(try await begin(by: first, in: studio, at: end) == nil)
        #expect(try await begin(by: first, in: studio, at: end - 1) != nil)
        #expect(try await begin(by: first, in: studio, at: end - 1) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `a mailbox is sent three unused links an hour and eight a day, whoever asks`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        _ = try await book(in: studio, at: 0)
        func sent(at seconds: Int64) async throws -> Secret? {
            try await studio.database.transaction(.write, by: .anonymous, at: Studio.now + seconds) {
                try await desk.makeLink(for: Self.email, in: $0)
            }
        }
        let used = try #require(try await sent(at: 0))
        _ = try #require(try await begin(by: used, in: studio))
        for second in 1...3 { #expect(try await sent(at: Int64(second)) != nil, "\(second)") }
        #expect(try await sent(at: 4) == nil)
        #expect(try await sent(at: 3_600) == nil)
        for second in 3_603...3_605 { #expect(try await sent(at: Int64(second)) != nil, "\(second)") }
        #expect(try await sent(at: 3_606) == nil)
        for second in 7_210...7_211 { #expect(try await sent(at: Int64(second)) != nil, "\(second)") }
        #expect(try await sent(at: 7_212) == nil)
        #expect(try await sent(at: 86_400) == nil)
        #expect(try await sent(at: 86_401) != nil)
    }

    @Test(arguments: Engine.allCases)
    func `of many who use a link at once one gets in`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        _ = try await book(in: studio, at: 0)
        let link = try #require(try await link(in: studio))
        let count = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { try await self.begin(by: link, in: studio) != nil } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `a session lists the bookings of its address alone, for an hour`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let first = try await book(in: studio, at: 0)
        let other = try await book(in: studio, at: 1, email: "lee@example.org")
        _ = try await book(in: studio, at: 2, email: nil)
        let second = try await book(in: studio, at: 3, email: "KIM@example.org")
        let link = try #require(try await link(in: studio))
        let secret = try #require(try await begin(by: link, in: studio))
        let ids = [first.id, second.id].sorted { $0.rawValue < $1.rawValue }
        #expect(try await list(secret, in: studio) == ids)
        #expect(try await list(secret, in: studio, limit: 1) == [ids[0]])
        #expect(try await list(secret, in: studio, after: ids[0]) == [ids[1]])
        let end = Studio.now + SignInLimits.clientSession
        #expect(try await list(secret, in: studio, at: end - 1) == ids)
        #expect(try await list(secret, in: studio, at: end) == nil)
        try await studio.database.transaction(.read, by: .anonymous, at: Studio.now) { transaction in
            let session = try #require(try await desk.find(secret, in: transaction))
            let store = ClientBookingStore()
            #expect(try await store.contains(first.id, of: session, in: transaction.connection))
            #expect(try await !store.contains(other.id, of: session, in: transaction.connection))
        }
    }

    @Test(arguments: Engine.allCases)
    func `an erased client is unknown`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await book(in: studio, at: 0)
        let link = try #require(try await link(in: studio))
        let secret = try #require(try await begin(by: link, in: studio))
        _ = try await studio.cancel(booking, at: Studio.now)
        let client = try ClientIdentity(of: studio.provider, email: Self.email, phone: nil, booking: nil)
        let requester = try studio.asProvider
        try await studio.database.transaction(.write, by: requester, at: Studio.now) {
            _ = try await ClientDesk(observers: []).erase(client, in: $0)
        }
        #expect(try await self.link(in: studio) == nil)
        #expect(try await list(secret, in: studio) == [])
    }

    @Test(arguments: Engine.allCases)
    func `links and sessions are removed once they have ended`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        _ = try await book(in: studio, at: 0)
        _ = try await link(in: studio)
        let used = try #require(try await link(in: studio))
        let secret = try #require(try await begin(by: used, in: studio))
        let day = SignInLimits.clientLinkDay
        let ends = [
            (SignInLimits.link, 1), (SignInLimits.clientSession - 1, 0), (SignInLimits.clientSession, 1), (day - 1, 0),
            (day, 1),
        ]
        for (seconds, count) in ends {
            let removed = try await studio.database.transaction(.write) {
                try await SignInSweep().remove(endedBy: Studio.now + seconds, in: $0)
            }
            #expect(removed == count, "\(seconds)")
        }
        #expect(try await list(secret, in: studio) == nil)
    }
}
