@testable import BookableServer
import Bookings
import HTTPTypes
import SQL
import Stripe
import StripeFake
import Testing
import Workers

/// Money that a bank takes days to move: nothing is given up before its deadline, and nothing is left hanging.
struct SlowBankTests {
    private static let day: Int64 = 86_400

    /// A booking whose hold ran out while a bank processes its payment.
    private static func expired(_ till: Till) async throws -> (booking: HeldBooking, intent: String) {
        let (booking, intent) = try await till.booked(try await till.practice())
        try await till.pay(intent, by: "pm_usBankAccount_processing")
        till.stage.clock.advance(by: 901)
        #expect(try await till.stage.server.sweeper.sweep() == 1)
        return (booking, intent)
    }

    private static func status(of booking: HeldBooking, _ till: Till) async throws -> String? {
        try await till.payments(of: booking).first?["status"].string
    }

    @Test(arguments: Engine.allCases, [1, 6, 13, 20] as [Int64])
    func `a hold that ran out ends booked or refunded however long the bank takes`(
        engine: Engine,
        days: Int64
    ) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await Self.expired(till)
            #expect(try await till.work(for: days * Self.day) == 1)
            #expect(try await till.jobs().map(\.status) == [.ready])
            #expect(try await Self.status(of: booking, till) == "cancelling")
            try await till.control("payment_intents/\(intent)/settle", ["success": true])
            #expect(try await till.work(for: Self.day) == 0)
            #expect(try await Self.status(of: booking, till) == "paid")
            let seen = try await till.booking(booking)
            let isInTime = days < 7
            #expect(seen["status"].string == (isInTime ? "confirmed" : "cancelled"), "\(seen)")
            #expect(seen["refunded"].integer == (isInTime ? 0 : 9_999))
            #expect(try await till.refunds(of: intent).map(\.amount) == (isInTime ? [] : [9_999]))
        }
    }

    @Test(arguments: Engine.allCases, [true, false])
    func `a payment that fails after days is cancelled before it can be paid`(
        engine: Engine,
        isTold: Bool
    ) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await Self.expired(till)
            try await till.work(for: 10 * Self.day)
            try await till.control("payment_intents/\(intent)/settle", ["success": false])
            if isTold { try await till.tell("payment_intent.payment_failed", of: intent) }
            // With the event at once, and without it at the next look.
            #expect(try await till.work(for: isTold ? 0 : 6 * 3_600) == 0)
            #expect(try await Self.status(of: booking, till) == "cancelled")
            let id = try #require(PaymentIntent.ID(rawValue: intent))
            #expect(try await till.stripe.payment(id).status == .known(.canceled))
        }
    }

    @Test(arguments: Engine.allCases)
    func `what the bank never answers waits for a person, and an event takes it up again`(
        engine: Engine
    ) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await Self.expired(till)
            #expect(try await till.work(for: 40 * Self.day) == 1)
            let dead = try #require(try await till.jobs().first)
            #expect(dead.status == .dead)
            #expect(dead.lastError?.hasPrefix("Not finished after 720 hours of waiting") == true, "\(dead)")
            try await till.control("payment_intents/\(intent)/settle", ["success": false])
            try await till.tell("payment_intent.payment_failed", of: intent)
            #expect(try await till.work(for: 0) == 0)
            #expect(try await Self.status(of: booking, till) == "cancelled")
        }
    }

    @Test(arguments: Engine.allCases, [3, 14, 40] as [Int64])
    func `a refund by bank transfer is waited for`(engine: Engine, days: Int64) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await till.booked(try await till.practice())
            try await till.pay(intent)
            try await till.tell("payment_intent.succeeded", of: intent)
            try await till.work()
            try await till.control("settings", ["refunds_pending": true])
            try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(try await till.work(for: days * Self.day) == 1)
            #expect(try await till.jobs().map(\.status) == [.ready])
            let refund = try #require(try await till.refunds(of: intent).first)
            try await till.control("refunds/\(refund.id)/settle")
            #expect(try await till.work(for: Self.day) == 0)
            let list = try await till.stage.send(.get, "/v1/refunds", as: till.stage.admin).json
            #expect(list["items"][0]["status"] == "succeeded")
        }
    }
}
