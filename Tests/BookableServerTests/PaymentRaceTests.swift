import HTTPTypes
import Stripe
import Testing

/// Whatever happens to a booking in one moment, money is taken once and given back once.
struct PaymentRaceTests {
    @Test(arguments: Engine.allCases)
    func `events, cancellations, moves and readings in one moment leave the books right`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice(policy: "flexible")
            var booked: [(booking: HeldBooking, intent: String)] = []
            for round in 0..<8 {
                let day = 9 + round
                let start = "2026-03-\(day < 10 ? "0" : "")\(day)T08:00:00Z"
                let (booking, intent) = try await till.booked(practice, at: start)
                booked.append((booking, intent))
                try await till.pay(intent)
                try await Self.rush(till, practice, booking, intent, round: round)
            }
            #expect(try await till.work() == 0)
            for (booking, intent) in booked {
                let found = try await till.booking(booking)
                #expect(found["status"] == "cancelled", "\(found)")
                #expect(found["paid"] == 9_999 && found["refunded"] == 9_999, "\(found)")
                #expect(try await till.payments(of: booking).map(\.["status"]) == ["paid"])
                #expect(try await till.refunds(of: intent).map(\.amount) == [9_999])
            }
        }
    }

    /// Sends at once all that can happen to a booking.
    private static func rush(
        _ till: Till,
        _ practice: Practice,
        _ booking: HeldBooking,
        _ intent: String,
        round: Int
    ) async throws {
        let move: JSONValue = ["start_at": .string("2026-03-\(9 + round + 10)T12:00:00Z")]
        try await withThrowingTaskGroup(of: Int.self) { group in
            for event in ["a", "a", "b"] {
                group.addTask {
                    try await till.tell("payment_intent.succeeded", of: intent, event: "evt_\(round)\(event)").status
                }
            }
            let requests: [(HTTPRequest.Method, String, JSONValue?, String)] = [
                (.post, "cancel", nil, booking.token), (.post, "cancel", nil, practice.key),
                (.get, "payment", nil, booking.token), (.post, "confirm", nil, practice.key),
                (.post, "reschedule", move, booking.token),
            ]
            for (method, action, body, credential) in requests {
                group.addTask {
                    try await till.stage.send(method, "\(booking.path)/\(action)", body, as: credential).status
                }
            }
            for try await status in group { #expect([200, 409, 404].contains(status)) }
        }
    }
}
