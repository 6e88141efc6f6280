import CivilTime
import Bookings
import SQL
import Testing

@Suite(.ownDatabases)
struct IdempotencyTests {
    private let store = IdempotencyStore()

    private static let known = RequestKey.Caller.known("key:key_a", credential: "bk_secret")

    private func key(
        _ text: String,
        from caller: RequestKey.Caller = known,
        request: String = "{}",
        at now: Instant = Studio.now
    ) -> RequestKey {
        RequestKey(text, from: caller, for: "POST v1/bookings", request: Array(request.utf8), at: now)
    }

    @Test(arguments: Engine.allCases)
    func repeatsTheAnswerToTheSameRequest(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write) {
            try await self.store.keep(Array("secret".utf8), for: self.key("a"), in: $0)
        }
        let (same, other) = try await studio.database.transaction(.read) {
            (
                try await self.store.answer(to: self.key("a"), in: $0),
                try await self.store.answer(to: self.key("b"), in: $0)
            )
        }
        #expect(same.map { String(decoding: $0, as: UTF8.self) } == "secret")
        #expect(other == nil)
    }

    @Test(arguments: Engine.allCases)
    func refusesAnotherRequestUnderTheSameKey(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write) {
            try await self.store.keep([], for: self.key("a"), in: $0)
        }
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.read) {
                try await self.store.answer(to: self.key("a", request: "{\"x\": 1}"), in: $0)
            }
        }
        #expect(error?.code == .idempotencyMismatch)
    }

    /// However many others are older, and so dropped first.
    @Test(arguments: Engine.allCases, [0, 150])
    func forgetsAfterADay(engine: Engine, older: Int) async throws {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write) { connection in
            for number in 0..<older {
                let old = self.key("old \(number)", at: Studio.now - 1_000)
                try await self.store.keep([], for: old, in: connection)
            }
            try await self.store.keep([1], for: self.key("a"), in: connection)
        }
        let later = self.key("a", request: "{\"another\": 1}", at: Studio.now + IdempotencyStore.lifetime)
        let (before, after) = try await studio.database.transaction(.write) { connection in
            let before = try await self.store.answer(to: later, in: connection)
            try await self.store.keep([2], for: later, in: connection)
            return (before, try await self.store.answer(to: later, in: connection))
        }
        #expect(before == nil)
        #expect(after == [2])
    }

    @Test(arguments: Engine.allCases)
    func anAnswerThatIsNotTooOldIsNeverReplaced(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write) {
            try await self.store.keep([], for: self.key("a"), in: $0)
        }
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.write) {
                try await self.store.keep([1], for: self.key("a"), in: $0)
            }
        }
        #expect(error?.code == .conflict)
    }

    @Test(arguments: Engine.allCases)
    func callersAreToldApart(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let callers: [RequestKey.Caller] = [
            .anonymous, .known("key:key_a", credential: "bk_a"), .known("key:key_b", credential: "bk_b"),
            .known("booking:bkg_a", credential: "bt_a"),
        ]
        for (number, caller) in callers.enumerated() {
            let key = key("0195c0de-1234-7abc-8def-0123456789ab", from: caller)
            try await studio.database.transaction(.write) { connection in
                #expect(try await self.store.answer(to: key, in: connection) == nil)
                try await self.store.keep([UInt8(number)], for: key, in: connection)
                #expect(try await self.store.answer(to: key, in: connection) == [UInt8(number)])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aKeyThatAnybodyCanGuessGivesNobodyTheAnswerAndKeepsNobodyOut(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let guessable = key("order-1", from: .anonymous)
        try await studio.database.transaction(.write) {
            try await self.store.keep(Array("bt_token".utf8), for: guessable, in: $0)
        }
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.read) { try await self.store.answer(to: guessable, in: $0) }
        }
        #expect(error?.code == .idempotencyKeyWeak)
        let another = key("order-1", from: .anonymous, request: "{\"another\": 1}")
        let answer = try await studio.database.transaction(.read) { try await self.store.answer(to: another, in: $0) }
        #expect(answer == nil)
    }

    @Test(arguments: [
        "0195c0de-1234-7abc-8def-0123456789ab", "8F14E45FCEEA167A5A36DEDD4BEA2543", "V1StGXR8_Z5jdHi6B-myT",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV", "tz4a98xxat96iws9zmbrgj3a", "bk7Q+2/9zZpLw0aFhJtQ4g==",
    ])
    func aRandomKeyProvesWhoSendsIt(text: String) async throws {
        let studio = try await Studio()
        let key = key(text, from: .anonymous)
        try await studio.database.transaction(.write) { connection in
            try await self.store.keep([7], for: key, in: connection)
            #expect(try await self.store.answer(to: key, in: connection) == [7])
        }
    }

    @Test(arguments: [
        "key 1", "victim-1", "k0.8444218515250481", "1732809600", "00000000-0000-0000-0000-000000000000",
        "booking-2026-03-09-prv-anna-kim", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "0195c0de12347abc8def0123456789a",
        "kim@example.org/2026-03-09T08:00:00Z",
    ])
    func aKeyThatIsNotRandomProvesNothing(text: String) async throws {
        let studio = try await Studio()
        let key = key(text, from: .anonymous)
        try await studio.database.transaction(.write) {
            try await self.store.keep([7], for: key, in: $0)
        }
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.read) { try await self.store.answer(to: key, in: $0) }
        }
        #expect(error?.code == .idempotencyKeyWeak)
    }

    @Test(arguments: Engine.allCases)
    func keepsAnswersSealed(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write) {
            try await self.store.keep(Array("bt_token".utf8), for: self.key("a"), in: $0)
        }
        let sealed = try await studio.database.transaction(.read) { connection in
            try await connection.query("SELECT sealed_body FROM idempotency_keys").map {
                try $0.decode("sealed_body", as: [UInt8].self)
            }
        }
        #expect(sealed.count == 1)
        #expect(sealed.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("bt_token") })
    }
}
