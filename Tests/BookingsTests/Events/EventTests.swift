import CivilTime
import Bookings
import Policies
import SQL
import Testing

/// Which events each change leaves: none missing, none doubled, none of what was undone.
@Suite(.ownDatabases)
struct EventTests {
    private static let hold: Int64 = 900
    private static let late = Studio.now + 2 * hold

    @Test(arguments: Engine.allCases)
    func `a booking that stands at once is created and confirmed, and completed`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let provider = try studio.asProvider
        _ = try await studio.move(booking, to: Studio.opening + 3_600, at: Studio.now + 5)
        try await studio.database.transaction(.write, by: provider, at: Studio.opening + 7_200) { transaction in
            _ = try await studio.desk.complete(booking.id, in: transaction)
        }
        let events = try await studio.events()
        #expect(
            events.map(\.kind) == [.bookingCreated, .bookingConfirmed, .bookingRescheduled, .bookingCompleted]
        )
        #expect(events.map(\.sequence) == [1, 2, 3, 4])
        #expect(events.map(\.occurredAt) == [Studio.now, Studio.now, Studio.now + 5, Studio.opening + 7_200])
        #expect(events.map(\.booking?.booking.revision) == [1, 1, 2, 3])
        #expect(events.map(\.booking?.booking.startAt) == [0, 0, 3_600, 3_600].map { Studio.opening + $0 })
        #expect(events.map(\.booking?.movedFrom) == [nil, nil, Studio.opening, nil])
        #expect(events.map(\.booking?.actedFor) == [.client, .client, .client, .provider])
        #expect(events.map(\.booking?.changedBy).last == "key:key_studio")
        #expect(events.allSatisfy { $0.bookingID == booking.id && $0.booking?.booking.service == studio.service.id })
        #expect(events.map(\.name).last == "evt_studio_4")
    }

    @Test(arguments: Engine.allCases)
    func `a hold is created, and confirmed, cancelled or expired`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let confirmed = try await studio.book(at: Studio.opening, hold: 600)
        try await studio.confirm(confirmed, by: .client(confirmed.id))
        let cancelled = try await studio.book(at: Studio.opening + 3_600, hold: 600)
        _ = try await studio.cancel(cancelled, at: Studio.now)
        _ = try await studio.book(at: Studio.opening + 7_200, hold: 600)
        // Another booking of the place releases the hold that ran out.
        _ = try await studio.book(at: Studio.opening + 7_200, hold: 9_999, now: Studio.now + 601)
        let events = try await studio.events()
        #expect(
            events.map(\.kind) == [
                .bookingCreated, .bookingConfirmed,
                .bookingCreated, .bookingCancelled, .refundDecided,
                .bookingCreated, .bookingExpired, .bookingCreated,
            ]
        )
        #expect(events.map(\.sequence) == Array(1...8))
        try #require(events.count > 6)
        #expect(events[6].occurredAt == Studio.now + 600)
        #expect(events[6].booking?.booking.cancellation == .expiry && events[6].booking?.actedFor == .system)
    }

    @Test(arguments: Engine.allCases)
    func `what waits for approval is confirmed or declined`(engine: Engine) async throws {
        let studio = try await Studio(on: engine, requiresApproval: true)
        let provider = try studio.asProvider
        let approved = try await studio.book(at: Studio.opening)
        try await studio.confirm(approved, by: provider)
        let declined = try await studio.book(at: Studio.opening + 3_600)
        _ = try await studio.cancel(declined, by: .provider, at: Studio.now)
        let withdrawn = try await studio.book(at: Studio.opening + 7_200)
        _ = try await studio.cancel(withdrawn, at: Studio.now)
        #expect(
            try await studio.events().map(\.kind) == [
                .bookingCreated, .bookingConfirmed,
                .bookingCreated, .bookingDeclined, .refundDecided,
                .bookingCreated, .bookingCancelled, .refundDecided,
            ]
        )
    }

    @Test(arguments: Engine.allCases)
    func `a no-show with money that a person gives back`(engine: Engine) async throws {
        let studio = try await Studio(on: engine, policy: "flexible")
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        _ = try await studio.cancel(booking, by: .noShow, at: Studio.opening + 60)
        let other = try await studio.book(at: Studio.opening + 3_600)
        try await studio.pay(5_000, for: other)
        let refund = try await studio.cancel(other, by: .provider, at: Studio.now).refund
        try await studio.database.transaction(.write, by: .system, at: Studio.now + 9) { transaction in
            _ = try await studio.payoutDesk.settle(refund.id, by: .cash, in: transaction)
        }
        let events = try await studio.events()
        #expect(
            events.map(\.kind) == [
                .bookingCreated, .bookingConfirmed, .paymentSucceeded, .bookingNoShow, .refundDecided,
                .bookingCreated, .bookingConfirmed, .paymentSucceeded, .bookingCancelled, .refundDecided,
                .refundSucceeded,
            ]
        )
        try #require(events.count > 10)
        #expect(events[2].payment?.payment.amount == 9_999 && events[2].payment?.payment.method == .cash)
        #expect(events[4].refund?.refund.status == .nothingOwed && events[4].refund?.refund.amount == 0)
        #expect(events[9].refund?.refund.amount == 5_000 && events[9].bookingID == other.id)
        #expect(events[10].refund?.refund.status == .succeeded && events[10].occurredAt == Studio.now + 9)
    }

    @Test(arguments: Engine.allCases)
    func `a prepaid booking is confirmed by its payment, once`(engine: Engine) async throws {
        let studio = try await Studio.paidAhead(on: engine, .deposit(2_000))
        let booking = try await studio.book(at: Studio.opening)
        let payment = try await studio.payment(of: booking)
        for report in [.awaited, .received, .received, .awaited, .cancelled] as [ReportedPaymentStatus] {
            try await studio.apply(report, of: payment)
        }
        let events = try await studio.events()
        #expect(events.map(\.kind) == [.bookingCreated, .paymentSucceeded, .bookingConfirmed])
        try #require(events.count > 2)
        #expect(events[0].booking?.booking.status == .pending && events[0].booking?.booking.prepayment == 2_000)
        #expect(events[1].payment?.payment.id == payment.id && events[1].payment?.payment.paidAt == Studio.now)
        #expect(events[2].booking?.booking.paid == 2_000)
    }

    @Test(arguments: Engine.allCases, [true, false])
    func `money that comes late books again or goes back`(engine: Engine, isFree: Bool) async throws {
        let studio = try await Studio.paidAhead(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let payment = try await studio.payment(of: booking)
        if !isFree { _ = try await studio.book(at: Studio.opening, now: Self.late) }
        for _ in 1...2 { try await studio.apply(.received, of: payment, at: Self.late) }
        let kinds = try await studio.events().filter { $0.bookingID == booking.id }.map(\.kind)
        let rest: [EventKind] = isFree ? [.bookingConfirmed] : [.refundDecided]
        #expect(kinds == [.bookingCreated, .bookingExpired, .paymentSucceeded] + rest)
    }

    @Test(arguments: Engine.allCases)
    func `a payment that was called off has not failed`(engine: Engine) async throws {
        let studio = try await Studio.paidAhead(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let payment = try await studio.payment(of: booking)
        try await studio.apply(.awaited, of: payment)
        try await studio.apply(.awaited, of: payment, at: Self.late)
        try await studio.apply(.cancelled, of: payment, at: Self.late)
        #expect(try await studio.events().map(\.kind) == [.bookingCreated, .bookingExpired])
    }

    @Test(arguments: Engine.allCases)
    func `a payment fails that Stripe refuses, cancels or has otherwise`(engine: Engine) async throws {
        let studio = try await Studio.paidAhead(on: engine)
        let refused = try await studio.payment(of: try await studio.book(at: Studio.opening))
        try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            _ = try await studio.paymentDesk.giveUp(refused.id, because: "no", in: transaction)
        }
        let cancelled = try await studio.payment(of: try await studio.book(at: Studio.opening + 3_600))
        for _ in 1...2 { try await studio.apply(.cancelled, of: cancelled) }
        let other = try await studio.payment(of: try await studio.book(at: Studio.opening + 7_200))
        var report = PaymentReport.asAsked(.received, of: other)
        report.amount = 1
        for _ in 1...2 { try await studio.apply(report, of: other) }
        let events = try await studio.events()
        #expect(
            events.map(\.kind) == [
                .bookingCreated, .paymentFailed, .bookingExpired,
                .bookingCreated, .paymentFailed,
                .bookingCreated, .paymentFailed,
            ]
        )
        #expect(events.compactMap(\.payment?.payment.status) == [.cancelled, .cancelled, .problem])
    }

    @Test(arguments: Engine.allCases)
    func `a refund through Stripe fails, succeeds and comes back`(engine: Engine) async throws {
        let studio = try await Studio.paidAhead(on: engine, .deposit(2_000))
        let booking = try await studio.book(at: Studio.opening)
        try await studio.apply(.received, of: try await studio.payment(of: booking))
        _ = try await studio.cancel(booking, by: .provider, at: Studio.now)
        let settlement = try #require(try await studio.refunds(of: booking).first)
        let part = try #require(settlement.parts.first)
        for _ in 1...2 { try await studio.apply(.failed(reason: "closed"), of: part, named: nil) }
        try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            _ = try await studio.payoutDesk.retry(settlement.refund.id, in: transaction)
        }
        for report in [.pending, .succeeded, .succeeded, .failed(reason: "closed")] as [RefundPart.ReportedStatus] {
            try await studio.apply(report, of: part)
        }
        let events = try await studio.events()
        #expect(
            events.map(\.kind).dropFirst(3) == [
                .bookingCancelled, .refundDecided, .refundFailed, .refundSucceeded, .refundFailed,
            ]
        )
        #expect(events.compactMap(\.refund?.refund.status) == [.owed, .failed, .succeeded, .owed])
        #expect(Set(events.compactMap(\.refund?.refund.id)) == [settlement.refund.id])
    }

    @Test(arguments: Engine.allCases)
    func `a change that is undone leaves no event and no job`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let subscriber = try await studio.subscribe("letters", to: Set(EventKind.allCases))
        let request = studio.request(at: Studio.opening)
        await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.write, by: .anonymous, at: Studio.now) { transaction in
                _ = try await studio.desk.book(request, in: transaction)
                throw BookingsError(.conflict, "The change is refused.")
            }
        }
        #expect(try await studio.events().isEmpty)
        #expect(try await studio.jobs(subscriber.jobKind) == 0)
        _ = try await studio.book(at: Studio.opening)
        #expect(try await studio.events().map(\.sequence) == [1, 2])
    }

    @Test(arguments: Engine.allCases)
    func `rivals number their events without a gap`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for day in 0..<20 {
                group.addTask { _ = try await studio.book(at: Studio.opening + Int64(day) * 86_400) }
            }
            try await group.waitForAll()
        }
        let events = try await studio.events()
        #expect(events.map(\.sequence) == Array(1...40))
        #expect(Set(events.map(\.bookingID)).count == 20)
    }

    @Test(arguments: Engine.allCases)
    func `an event holds nothing about a person, and is never rewritten`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let client = ClientDetails(name: "Kim Client", email: "kim@example.com", phone: "+4930123")
        let request = studio.request(at: Studio.opening, client: client)
        let outcome = try await studio.database.transaction(.write, by: .anonymous, at: Studio.now) { transaction in
            try await studio.desk.book(request, in: transaction)
        }
        guard case .booked(let booking, let token, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        _ = try await studio.cancel(booking, at: Studio.now)
        let rows = try await studio.database.transaction(.read) { connection in
            try await connection.query("SELECT data FROM events").map { try $0.decode("data", as: String.self) }
        }
        #expect(rows.count == 4)
        for word in ["Kim", "example.com", "4930123", token.text, "client\":{"] {
            #expect(rows.allSatisfy { !$0.contains(word) }, "\(word)")
        }
        await #expect(throws: SQLError.self) {
            try await studio.database.transaction(.write) { connection in
                try await connection.execute("UPDATE events SET kind = 'booking.expired'")
            }
        }
    }
}
