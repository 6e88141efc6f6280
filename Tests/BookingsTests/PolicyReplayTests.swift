@testable import Bookings
import CivilTime
import Money
import Policies
import SQL
import Testing

/// What a policy would have refunded of past cancellations.
@Suite(.ownDatabases)
struct PolicyReplayTests {
    /// A booking of 100.00 that was cancelled some hours before its start.
    private static func record(
        hoursBefore hours: Int64,
        paid: Int64 = 10_000,
        by party: CancelledBy = .client,
        currency: String = "EUR",
        alreadyRefunded: Int64 = 0
    ) throws -> String {
        let start = Instant(1_772_438_400)
        return try RefundInput(
            paid: paid,
            alreadyRefunded: alreadyRefunded,
            currency: currency,
            bookedAt: start - 90 * 86_400,
            startAt: start,
            endAt: start + 3_600,
            cancelledAt: start - hours * 3_600,
            cancelledBy: party,
            timeZone: "Europe/Berlin",
            serviceName: "Hour",
            serviceDuration: 3_600
        ).record
    }

    private static func replay(
        _ cancellations: [(record: String, refunded: Int64)],
        under script: String
    ) throws -> PolicyReplay {
        let host = PolicyHost()
        let history = PastCancellations(
            since: Instant(0),
            isComplete: true,
            cancellations.map { PastCancellations.Cancellation(record: $0.record, refunded: $0.refunded) }
        )
        let policy = try host.compile(source: PolicySource(text: script))
        return PolicyReplay(of: history, under: policy, by: host, zones: .system)
    }

    private static let half = """
        return { name = "Half", description = "Half until a day before.", refund = function(booking)
          if booking.notice >= days(1) then return percent(booking.paid, 50) end
          return 0
        end }
        """

    @Test func `each share is a step, and the sums are those of the bookings`() throws {
        let replay = try Self.replay(
            [
                (try Self.record(hoursBefore: 48), 10_000), (try Self.record(hoursBefore: 30, paid: 5_000), 0),
                (try Self.record(hoursBefore: 2), 2_000), (try Self.record(hoursBefore: 2, by: .noShow), 0),
                (try Self.record(hoursBefore: 2, by: .provider), 10_000),
                (try Self.record(hoursBefore: 48, paid: 0), 0),
                ("{}", 0), (try Self.record(hoursBefore: 48, currency: "EUX"), 0),
            ],
            under: Self.half
        )
        #expect(replay.unpaid == 1 && replay.unreadable == 2)
        try #require(replay.parts.count == 1)
        let part = replay.parts[0]
        #expect(part.currency == .euro)
        #expect(part.steps.map(\.treatment) == [.byProvider, .share(50), .share(0)])
        #expect(part.steps.map(\.figures.cancellations) == [1, 2, 2])
        #expect(part.steps.map(\.figures.refund) == [10_000, 7_500, 0])
        #expect(part.steps.map(\.figures.refunded) == [10_000, 10_000, 2_000])
        #expect(part.total.cancellations == 5 && part.total.paid == 45_000)
        #expect(part.total.refund == 17_500 && part.total.refunded == 22_000)
    }

    @Test func `what had been refunded before is not refunded again, and currencies stay apart`() throws {
        let replay = try Self.replay(
            [
                (try Self.record(hoursBefore: 48, alreadyRefunded: 3_000), 7_000),
                (try Self.record(hoursBefore: 48, currency: "USD"), 0),
            ],
            under: Self.half
        )
        #expect(replay.parts.map(\.currency.code) == ["EUR", "USD"])
        #expect(replay.parts.map(\.total.refund) == [2_000, 5_000])
    }

    @Test func `bookings on which the script fails are told apart`() throws {
        let script = """
            return { name = "F", description = "F.", refund = function(booking)
              if booking.paid > 9000 then error("no") end
              return booking.paid
            end }
            """
        let replay = try Self.replay(
            [(try Self.record(hoursBefore: 1), 100), (try Self.record(hoursBefore: 1, paid: 9_000), 0)],
            under: script
        )
        try #require(replay.parts.count == 1)
        #expect(replay.parts[0].steps.map(\.treatment) == [.share(100), .failed])
        #expect(replay.parts[0].total.refund == 9_000)
    }

    @Test(arguments: Engine.allCases)
    func `the policy of that time would have refunded what it did`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        // The last is cancelled by the provider; the policy gives back everything, half and nothing of the others.
        let notices: [(Int64, CancelledBy)] = [(432_000, .client), (86_400, .client), (60, .client), (60, .provider)]
        for (day, (notice, party)) in notices.enumerated() {
            let booking = try await studio.book(at: Studio.opening + Int64(day) * 3_600)
            try await studio.pay(9_999, for: booking)
            _ = try await studio.cancel(booking, by: party, at: booking.startAt - notice)
        }
        let later = Studio.opening + 86_400
        let history = try await studio.database.transaction(.read, by: .system, at: later) {
            try await RefundHistory().lastYear(of: studio.provider, in: $0)
        }
        #expect(history.cancellations.count == 4 && history.isComplete)
        let host = PolicyHost()
        let moderate = try #require(PolicyID(rawValue: "moderate"))
        let source = try await studio.database.transaction(.read) { connection in
            let pinned = try await PolicyCatalog().pin(moderate, in: connection)
            return try await PolicyStore().source(of: pinned.version, in: connection)
        }
        let policy = try host.compile(source: source)
        let replay = PolicyReplay(of: history, under: policy, by: host, zones: .system)
        try #require(replay.parts.count == 1)
        let steps = replay.parts[0].steps
        #expect(steps.map(\.treatment) == [.byProvider, .share(100), .share(50), .share(0)])
        #expect(steps.map(\.figures.refund) == [9_999, 9_999, 5_000, 0])
        #expect(steps.allSatisfy { $0.figures.refund == $0.figures.refunded })

        let nextYear = try await studio.database.transaction(.read, by: .system, at: later + 366 * 86_400) {
            try await RefundHistory().lastYear(of: studio.provider, in: $0)
        }
        #expect(nextYear.cancellations.isEmpty)
    }
}
