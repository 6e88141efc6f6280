import Money
import Policies
import Testing

struct RefundTests {
    @Test(
        arguments: [
            ("EUR", 9999, 0, 9999, 9999), ("EUR", 9999, 4000, 9999, 5999), ("EUR", 9999, 9999, 9999, 0),
            ("KWD", 12_345, 0, 12_345, 12_340), ("ISK", 50_550, 0, 50_550, 50_500), ("UGX", 99, 0, 99, 0),
            ("JPY", 7, 3, 7, 4),
        ] as [(String, Int64, Int64, Int64, Int64)]
    )
    func `a provider who cancels returns all that is left, before any script`(
        currency: String,
        paid: Int64,
        back: Int64,
        entitlement: Int64,
        amount: Int64
    ) throws {
        let host = PolicyHost()
        let policy = try host.compile(source: Samples.policy("error('never asked')"))
        let booking = try Samples.booking(
            paid: paid,
            alreadyRefunded: back,
            currency: currency,
            cancelledBy: .provider
        )
        let decision = try host.decideRefund(for: booking, under: policy)
        #expect(decision.entitlement == entitlement)
        #expect(decision.amount == amount)
        #expect(decision.reason == "The provider cancelled: everything is returned.")
    }

    @Test(
        arguments: [
            ("EUR", 5000, 0, 5000), ("EUR", 5000, 2000, 3000), ("EUR", 5000, 6000, 0), ("KWD", 6173, 0, 6170),
            ("KWD", 6173, 1000, 5170), ("KWD", 9, 0, 0), ("ISK", 250, 0, 200), ("UGX", 250, 100, 100),
            ("JPY", 5001, 0, 5001),
        ] as [(String, Int64, Int64, Int64)]
    )
    func `what is paid is the entitlement less earlier refunds, as the currency can pay it`(
        currency: String,
        entitlement: Int64,
        back: Int64,
        amount: Int64
    ) throws {
        let host = PolicyHost()
        let policy = try host.compile(source: Samples.policy("return \(entitlement)"))
        let booking = try Samples.booking(paid: 10_000, alreadyRefunded: back, currency: currency)
        let decision = try host.decideRefund(for: booking, under: policy)
        #expect(decision.entitlement == entitlement)
        #expect(decision.amount == amount)
        #expect(decision.version == policy.version)
    }

    @Test func `an amount above what was paid is an error and never cut to fit`() throws {
        let host = PolicyHost()
        let policy = try host.compile(source: Samples.policy("return booking.paid + 1"))
        let error = try #require(throws: PolicyError.self) {
            try host.decideRefund(for: Samples.booking(), under: policy)
        }
        #expect(error.code == .result)
    }

    static let impossible: [(String, @Sendable (inout PolicyBooking) -> Void)] = [
        ("paid is -1; it must be 0 to 1000000000000", { $0.paid = -1 }),
        ("paid is 1000000000001; it must be 0 to 1000000000000", { $0.paid = Currency.maximumAmount + 1 }),
        ("already_refunded is -1; it must be 0 to paid, which is 9999", { $0.alreadyRefunded = -1 }),
        ("already_refunded is 10000; it must be 0 to paid, which is 9999", { $0.alreadyRefunded = 10_000 }),
        ("cancelled_at is earlier than booked_at", { $0.cancelledAt = $0.bookedAt - 1 }),
        ("end_at must be later than start_at", { $0.endAt = $0.startAt }),
        ("start_at must lie in the years 1 to 9999", { $0.startAt = .min }),
        ("end_at must lie in the years 1 to 9999", { $0.endAt = .max }),
        ("the service's duration is negative", { $0.serviceDuration = -1 }),
    ]

    @Test(arguments: impossible.indices)
    func `a booking that cannot be is refused by name`(index: Int) throws {
        var booking = try Samples.booking()
        Self.impossible[index].1(&booking)
        let policy = try Samples.standard("flexible")
        let error = try #require(throws: PolicyError.self) {
            try PolicyHost().decideRefund(for: booking, under: policy)
        }
        #expect(error.code == .booking)
        #expect(error.message == Self.impossible[index].0)
    }

    @Test(
        arguments: [
            ("moderate", 432_000, 0, "Moderate: full refund of EUR 99.99, cancelled 5 days before the start."),
            ("moderate", 172_800, 0, "Moderate: EUR 50.00 of EUR 99.99, cancelled 2 days before the start."),
            (
                "moderate", 90_000, 10,
                "Moderate: EUR 50.00 of EUR 99.99, cancelled 25 hours before the start; EUR 0.10 was refunded before."
            ),
            ("strict", 5400, 0, "Strict: no refund of EUR 99.99, cancelled 90 minutes before the start."),
            ("strict", -1, 0, "Strict: no refund of EUR 99.99, cancelled 1 second after the start."),
        ] as [(String, Int64, Int64, String)]
    )
    func `a policy without words of its own gets a plain sentence`(
        name: String,
        notice: Int64,
        back: Int64,
        sentence: String
    ) throws {
        let booking = try Samples.booking(notice: notice, alreadyRefunded: back)
        let decision = try PolicyHost().decideRefund(for: booking, under: Samples.standard(name))
        #expect(decision.reason == sentence)
    }
}
