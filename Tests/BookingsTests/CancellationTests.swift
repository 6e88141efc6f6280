import CivilTime
import Bookings
import Foundation
import Policies
import SQL
import Testing

@Suite(.ownDatabases)
struct CancellationTests {
    @Test(
        arguments: Engine.allCases,
        [
            (432_000, 9_999), (431_999, 5_000), (86_400, 5_000), (86_399, 0), (0, 0), (-60, 0),
        ] as [(Int64, Int64)]
    )
    func refundsWhatTheModeratePolicySays(engine: Engine, _ sample: (notice: Int64, refund: Int64)) async throws {
        let (notice, refund) = sample
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let now = Studio.opening - notice
        let quote = try await studio.desk.quote(booking.id, cancelledBy: .client, at: now, on: studio.database)
        let result = try await studio.cancel(booking, at: now)
        #expect(result.refund.amount == refund)
        #expect(try quote.decision.result.get().amount == refund)
        #expect(result.refund.status == (refund > 0 ? .owed : .nothingOwed))
        #expect(result.booking.refunded == refund)
        #expect(!result.refund.reason.isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func aProvidersCancellationGivesEverythingBackWhateverThePolicy(engine: Engine) async throws {
        let studio = try await Studio(on: engine, policy: "strict")
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let result = try await studio.cancel(booking, by: .provider, at: Studio.opening - 60)
        #expect(result.refund.amount == 9_999)
    }

    @Test(arguments: Engine.allCases)
    func aFailingPolicyLetsTheClientGoAndLeavesTheRefundToAPerson(engine: Engine) async throws {
        let studio = try await Studio(
            on: engine,
            script: "return { name = 'Broken', description = '', refund = function(b) return b.paid + 1 end }"
        )
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let result = try await studio.cancel(booking, at: Studio.now)
        #expect(result.booking.status == .cancelled)
        #expect(result.refund.status == .undecided)
        #expect(result.refund.amount == 0)
    }

    @Test(arguments: Engine.allCases)
    func recordsWhatIsNeededToComputeTheRefundAgain(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let refund = try await studio.cancel(booking, at: Studio.opening - 86_400).refund
        let recorded = try #require(refund.input)
        let input = try #require(
            try JSONSerialization.jsonObject(with: Data(recorded.utf8)) as? [String: Any]
        )
        #expect(input["paid"] as? Int == 9_999)
        #expect(input["version"] as? Int == 2)
        #expect(input["cancelled_at"] as? Int64 == (Studio.opening - 86_400).secondsSince1970)
        #expect(input["time_zone"] as? String == "Europe/Berlin")
        #expect(refund.policy == booking.policy)
    }

    @Test(arguments: Engine.allCases)
    func cannotBeDoneTwice(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        _ = try await studio.cancel(booking, at: Studio.now)
        let error = await #expect(throws: BookingsError.self) { try await studio.cancel(booking, at: Studio.now) }
        #expect(error?.code == .wrongState)
    }

    @Test(arguments: Engine.allCases)
    func aNoShowNeedsTheSessionToHaveBegun(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let error = await #expect(throws: BookingsError.self) {
            try await studio.cancel(booking, by: .noShow, at: Studio.opening - 1)
        }
        #expect(error?.code == .wrongState)
        let result = try await studio.cancel(booking, by: .noShow, at: Studio.opening)
        #expect(result.booking.cancellation == .noShow)
        #expect(try await studio.history(of: booking).map(\.kind) == [.booked, .noShow])
    }

    @Test(arguments: Engine.allCases)
    func onlyTheProvidersSideSaysThatNobodyCame(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        for requester in [Requester.client(booking.id), .anonymous, .system] {
            let error = await #expect(throws: BookingsError.self) {
                try await studio.database.transaction(.write, by: requester, at: Studio.opening) { transaction in
                    try await studio.desk.recordNoShow(booking.id, in: transaction)
                }
            }
            #expect(error?.code == .forbidden)
        }
    }

    @Test(arguments: Engine.allCases)
    func aNoShowWaitsForTheStartThatTheClientReliesOn(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let sooner = Studio.now + 3_600
        guard case .rescheduled = try await studio.move(booking, to: sooner, by: studio.asProvider, at: Studio.now)
        else {
            throw BookingsError(.conflict, "The move was refused.")
        }
        let error = await #expect(throws: BookingsError.self) {
            try await studio.cancel(booking, by: .noShow, at: Studio.opening - 1)
        }
        #expect(error?.code == .wrongState)
        let result = try await studio.cancel(booking, by: .noShow, at: Studio.opening)
        #expect(result.refund.amount == 0)
    }

    @Test(arguments: Engine.allCases)
    func nobodyCancelsForFinanceOrForBookable(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let key = try #require(APIKeyID(rawValue: "key_finance"))
        for requester in [Requester.key(key, role: .finance, provider: nil), .system] {
            let error = await #expect(throws: BookingsError.self) {
                try await studio.database.transaction(.write, by: requester, at: Studio.now) { transaction in
                    try await studio.desk.cancel(booking.id, reason: nil, in: transaction)
                }
            }
            #expect(error?.code == .forbidden)
        }
    }
}
