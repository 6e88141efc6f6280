import Bookings
import Foundation
import HTTPTypes
import SQL
import TestSupport
import Testing

/// The bytes of what is answered and of what is stored, so that no change of the types within changes one of them.
///
/// The part of an id or a digest that differs from run to run is written as `…`.
struct ExactFormTests {
    @Test(arguments: Engine.allCases)
    func `a paid booking that is cancelled is answered and stored byte for byte`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let held = try await stage.booked(anna, at: "2026-03-09T08:00:00Z", ["hold_seconds": 3_600])
            try await stage.send(.post, "\(held.path)/confirm", as: held.token)
            try await stage.send(.post, "\(held.path)/payments", ["amount": 9_999, "method": "cash"], as: anna.key)
            stage.clock.advance(by: 6 * 86_400)
            let quote = Self.form(try await stage.send(.get, "\(held.path)/cancellation-quote", as: held.token).bytes)
            #expect(quote == Self.quote)
            let answer = Self.form(try await stage.send(.post, "\(held.path)/cancel", as: held.token).bytes)
            #expect(answer == Self.answer)
            let input = try await Self.texts("SELECT input AS text FROM refunds", stage)
            #expect(input == [Self.refundInput])
            let events = try await Self.texts("SELECT data AS text FROM events ORDER BY sequence", stage)
            #expect(events == Self.events)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a photo is answered and stored byte for byte`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            try await stage.list(anna)
            let path = "\(anna.path)/listing/photos"
            let added = try await stage.send(
                .post,
                "\(path)?alternative_text=Salon",
                bytes: SamplePhoto.jpeg,
                as: anna.key
            )
            #expect(Self.form(added.bytes) == Self.photo)
            #expect(Self.form(try await stage.send(.get, path).bytes) == "{\"items\":[\(Self.photo)]}")
            #expect(try await Self.texts("SELECT photos AS text FROM listings", stage) == [Self.storedPhotos])
        }
    }

    private static func texts(_ query: SQLStatement, _ stage: Stage) async throws -> [String] {
        try await stage.database.transaction(.read) { connection in
            try await connection.query(query).map { form(Array(try $0.decode("text", as: String.self).utf8)) }
        }
    }

    private static func form(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
            .replacing(#/(?<kind>bkg|pay|rfd|key)_[a-z0-9_]+/#) { "\($0.output.kind)_…" }
            .replacing(#/sha256:[0-9a-f]{64}/#, with: "sha256:…")
            .replacing(#/[0-9a-f]{32}/#, with: "…")
    }
}
