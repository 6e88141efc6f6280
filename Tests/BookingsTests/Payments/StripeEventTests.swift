import Bookings
import SQL
import Testing

/// Events of the payment processor on their way in.
@Suite(.ownDatabases)
struct StripeEventTests {
    private static func receive(
        _ id: String,
        isLive: Bool = false,
        _ object: String,
        in studio: Studio
    ) async throws
        -> Bool
    {
        let event = ReceivedStripeEvent(
            id: id,
            kind: "payment_intent.succeeded",
            isLive: isLive,
            object: object,
            createdAt: Studio.now
        )
        return try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            try await StripeEventDesk().receive(event, in: transaction)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an event makes one job, once in each mode`(engine: Engine) async throws {
        let studio = try await Studio.paidAhead(on: engine)
        let payment = try await studio.payment(of: try await studio.book(at: Studio.opening))
        _ = try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            try await studio.paymentDesk.name(payment.id, intent: "pi_1", session: nil, in: transaction)
        }
        #expect(try await Self.receive("evt_1", "pi_1", in: studio))
        #expect(try await !Self.receive("evt_1", "pi_1", in: studio))
        #expect(try await studio.jobs(.readStripeEvent) == 1)
        #expect(try await Self.receive("evt_1", isLive: true, "pi_1", in: studio))
        #expect(try await Self.receive("evt_2", "pi_of_another_shop", in: studio))
        #expect(try await studio.jobs(.readStripeEvent) == 2)
    }
}
