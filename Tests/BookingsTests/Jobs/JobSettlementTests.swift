import CivilTime
@testable import Bookings
import Testing
import TestSupport

struct JobSettlementTests {
    private static let now = Instant(1_772_438_400)
    private static let retry = RetryPolicy(first: 5, longest: 100, maximumAttempts: 3)
    private static let waits = WaitPolicy(first: 30, longest: 21_600, limit: 30 * 86_400)

    private func job(failures: Int = 1, waitingSince: Instant? = nil) throws -> Job {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        return Job(
            id: .make(under: provider, at: Self.now),
            provider: provider,
            kind: .letter,
            payload: "{}",
            status: .ready,
            attempts: 99,
            failures: failures,
            requests: 1,
            waitingSince: waitingSince,
            availableAt: Self.now,
            lease: nil,
            lastError: nil,
            createdAt: Self.now
        )
    }

    private func settlement(_ outcome: JobOutcome, of job: Job, at now: Instant = now) -> JobSettlement {
        var random = SplitMix64(seed: 1)
        return JobSettlement(outcome, of: job, at: now, under: Self.retry, using: &random)
    }

    @Test(
        arguments: [(Int64.min, 0), (-1, 0), (0, 0), (77, 77), (100, 100), (101, 100), (.max, 100)] as [(Int64, Int64)]
    )
    func aDelayThatAnAnswerAsksForIsBounded(after: Int64, delay: Int64) throws {
        let settlement = try settlement(.retry(reason: "busy", after: after), of: job())
        #expect(settlement == .retry(reason: "busy", at: Self.now + delay))
    }

    @Test func onlyFailuresInARowUseUpAttempts() throws {
        #expect(
            try settlement(.retry(reason: "no", after: 1), of: job(failures: 2))
                == .retry(reason: "no", at: Self.now + 1)
        )
        #expect(try settlement(.retry(reason: "no", after: 1), of: job(failures: 3)) == .bury(reason: "no"))
    }

    @Test func waitingEndsAtItsDeadlineAndSaysSo() throws {
        let (since, limit) = (Self.now - Self.waits.limit, Self.waits.limit)
        let early = try settlement(.notYet(reason: "slow", Self.waits), of: job(failures: 9))
        #expect(early == .wait(reason: "slow", since: Self.now, at: Self.now + 30))
        let last = try settlement(.notYet(reason: "slow", Self.waits), of: job(waitingSince: since + 1))
        #expect(last == .wait(reason: "slow", since: since + 1, at: since + 1 + limit))
        let late = try settlement(.notYet(reason: "slow", Self.waits), of: job(waitingSince: since))
        #expect(late == .bury(reason: "Not finished after 720 hours of waiting: slow"))
    }

    @Test func anOutageUsesUpNoAttemptsAndWaitsAsLongAsTheServiceAsks() throws {
        let (since, limit) = (Self.now - Self.waits.limit, Self.waits.limit)
        for (after, pause) in [(nil, 30), (5, 30), (90, 90), (.max, 21_600)] as [(Int64?, Int64)] {
            let settlement = try settlement(.outage(reason: "down", Self.waits, after: after), of: job(failures: 9))
            #expect(settlement == .outlast(reason: "down", since: Self.now, at: Self.now + pause), "\(after ?? 0)")
        }
        let late = try settlement(.outage(reason: "down", Self.waits), of: job(waitingSince: since))
        #expect(late == .bury(reason: "Not finished after \(limit / 3_600) hours of waiting: down"))
    }

    @Test func pausesGrowAndALongWaitAsksSeldom() {
        var (waited, pauses) = (Int64(0), [Int64]())
        while let pause = Self.waits.pause(afterWaiting: waited) {
            pauses.append(pause)
            waited += pause
        }
        #expect(waited == Self.waits.limit)
        #expect(pauses.first == 30 && pauses.max() == 21_600)
        #expect(zip(pauses, pauses.dropFirst()).dropLast().allSatisfy { $0 <= $1 })
        #expect(pauses.count < 200)
    }
}
