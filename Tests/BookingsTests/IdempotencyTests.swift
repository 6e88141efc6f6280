import Bookings
import SQL
import Testing

@Suite(.ownDatabases)
struct IdempotencyTests {
    private let store = IdempotencyStore()

    private func key(_ text: String, request: String = "{}", at now: Int64 = Studio.now) -> IdempotencyStore.Key {
        IdempotencyStore.Key(text, scope: "client POST /v1/bookings", request: Array(request.utf8), at: now)
    }

    @Test(arguments: Engine.allCases)
    func repeatsTheAnswerToTheSameRequest(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write) {
            try await self.store.keep(.init(status: 201, body: Array("secret".utf8)), for: self.key("a"), in: $0)
        }
        let (same, other) = try await studio.database.transaction(.read) {
            (
                try await self.store.answer(to: self.key("a"), in: $0),
                try await self.store.answer(to: self.key("b"), in: $0)
            )
        }
        #expect(same?.status == 201)
        #expect(same.map { String(decoding: $0.body, as: UTF8.self) } == "secret")
        #expect(other == nil)
    }

    @Test(arguments: Engine.allCases)
    func refusesAnotherRequestUnderTheSameKey(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write) {
            try await self.store.keep(.init(status: 201, body: []), for: self.key("a"), in: $0)
        }
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.read) {
                try await self.store.answer(to: self.key("a", request: "{\"x\": 1}"), in: $0)
            }
        }
        #expect(error?.code == .idempotencyMismatch)
    }

    @Test(arguments: Engine.allCases)
    func forgetsAfterADay(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let later = Studio.now + IdempotencyStore.lifetime
        try await studio.database.transaction(.write) {
            try await self.store.keep(.init(status: 201, body: []), for: self.key("a"), in: $0)
            try await self.store.keep(.init(status: 201, body: []), for: self.key("a", at: later), in: $0)
        }
    }

    @Test(arguments: Engine.allCases)
    func keepsAnswersSealed(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write) {
            try await self.store.keep(.init(status: 201, body: Array("bt_token".utf8)), for: self.key("a"), in: $0)
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
