import Bookings
import CivilTime
import SQL
import Testing

@Suite(.ownDatabases)
struct SignInDeskTests {
    private let desk = SignInDesk()
    private static let email = "anna@example.org"

    private func studio(on engine: Engine) async throws -> Studio {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write, by: .system, at: Studio.now) {
            _ = try await MemberDesk().add(Self.email, name: "Anna", as: .owner, to: studio.provider, in: $0)
        }
        return studio
    }

    private func link(in studio: Studio, for email: String = email) async throws -> Secret? {
        try await studio.database.transaction(.write, by: .system, at: Studio.now) {
            try await desk.makeLink(for: email, in: $0)
        }
    }

    private func signIn(by link: Secret, in studio: Studio, at now: Instant) async throws -> Secret? {
        try await studio.database.transaction(.write, by: .anonymous, at: now) {
            try await desk.signIn(by: link, on: "Firefox", in: $0)
        }?.secret
    }

    private func session(_ secret: Secret, in studio: Studio, at now: Instant) async throws -> ConsoleSession? {
        try await studio.database.transaction(.read, by: .anonymous, at: now) { try await desk.find(secret, in: $0) }?
            .session
    }

    @Test(arguments: Engine.allCases)
    func aLinkIsForMembersAndWorksOnceWithinItsTime(engine: Engine) async throws {
        let studio = try await studio(on: engine)
        #expect(try await link(in: studio, for: "nobody@example.org") == nil)
        let first = try #require(try await link(in: studio, for: " Anna@Example.ORG"))
        let second = try #require(try await link(in: studio))
        let end = Studio.now + SignInLimits.link
        #expect(try await signIn(by: first, in: studio, at: end) == nil)
        #expect(try await signIn(by: first, in: studio, at: end - 1) != nil)
        #expect(try await signIn(by: first, in: studio, at: end - 1) == nil)
        #expect(try await signIn(by: second, in: studio, at: end - 1) != nil)
    }

    @Test(arguments: Engine.allCases)
    func ofManyWhoUseALinkAtOnceOneIsSignedIn(engine: Engine) async throws {
        let studio = try await studio(on: engine)
        let link = try #require(try await link(in: studio))
        let count = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { try await self.signIn(by: link, in: studio, at: Studio.now) != nil }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(count == 1)
    }

    @Test(arguments: Engine.allCases)
    func aSessionThatIsUsedLastsLongerButNotForEver(engine: Engine) async throws {
        let studio = try await studio(on: engine)
        let link = try #require(try await link(in: studio))
        let secret = try #require(try await signIn(by: link, in: studio, at: Studio.now))
        #expect(try await session(secret, in: studio, at: Studio.now + SignInLimits.unused) == nil)
        var now = Studio.now
        while let found = try await session(secret, in: studio, at: now) {
            #expect(now < Studio.now + SignInLimits.session)
            #expect(desk.isDue(found, at: now) == (now > Studio.now))
            try await studio.database.transaction(.write, by: .anonymous, at: now) { [now] in
                try await desk.keep(found, in: Transaction(by: .anonymous, at: now, on: $0.connection))
            }
            now = now + SignInLimits.unused - 1
        }
        #expect(now >= Studio.now + SignInLimits.session - SignInLimits.unused)
    }

    @Test(arguments: Engine.allCases)
    func anAddressHasTwentySessions(engine: Engine) async throws {
        let studio = try await studio(on: engine)
        var secrets: [Secret] = []
        for second in 0..<25 {
            let begun = try await studio.database.transaction(.write, by: .anonymous, at: Studio.now + Int64(second)) {
                try await desk.begin(for: Self.email, on: "", in: $0)
            }
            secrets.append(try #require(begun).secret)
        }
        for (number, secret) in secrets.enumerated() {
            let found = try await session(secret, in: studio, at: Studio.now + 30)
            #expect((found != nil) == (number >= 5), "\(number)")
        }
    }

    @Test(arguments: Engine.allCases)
    func aRemovedMemberHasNoLinkAndNothingToOpen(engine: Engine) async throws {
        let studio = try await studio(on: engine)
        let link = try #require(try await link(in: studio))
        try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            let members = try await MemberDesk().list(of: studio.provider, in: transaction)
            try await MemberDesk().remove(try #require(members.first).id, in: transaction)
        }
        #expect(try await self.link(in: studio) == nil)
        #expect(try await signIn(by: link, in: studio, at: Studio.now) == nil)
        // The address is free again.
        try await studio.database.transaction(.write, by: .system, at: Studio.now) {
            _ = try await MemberDesk().add(Self.email, name: "Anna", as: .staff, to: studio.provider, in: $0)
        }
        #expect(try await self.link(in: studio) != nil)
    }
}
