import CivilTime
@testable import BookableServer
@testable import Workers
import Bookings
import Logging
import Observability
import SQL
import ServiceLifecycle
import Synchronization
import Testing

extension JobKind {
    fileprivate static let letter = JobKind(rawValue: "letter")
}

/// What the runner makes of jobs and of their outcomes.
///
/// It looks at the queue once at its start and then only when it is told of a new job or has ended one, so that nothing
/// here depends on time.
struct JobRunnerTests {
    @Test func doesWhatIsThereAndWhatComesWithoutWaiting() async throws {
        try await Stage.run { stage in
            try await stage.enqueue("first")
            let (done, note) = AsyncStream.makeStream(of: String.self)
            try await stage.running { job in
                note.yield(job.payload)
                return .done
            } while: {
                var seen = done.makeAsyncIterator()
                #expect(await seen.next() == "\"first\"")
                try await stage.enqueue("second")
                #expect(await seen.next() == "\"second\"")
            }
            #expect(try await stage.jobs().isEmpty)
        }
    }

    @Test func takesOnNoMoreThanItsBoundAtATime() async throws {
        try await Stage.run { stage in
            for number in 0..<20 { try await stage.enqueue("\(number)") }
            let (done, note) = AsyncStream.makeStream(of: Void.self)
            let load = Mutex((now: 0, most: 0))
            try await stage.running(concurrency: 3) { _ in
                load.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                await Task.yield()
                load.withLock { $0.now -= 1 }
                note.yield()
                return .done
            } while: {
                var seen = done.makeAsyncIterator()
                for _ in 0..<20 { await seen.next() }
            }
            #expect(load.withLock { $0.most } <= 3)
            #expect(try await stage.jobs().isEmpty)
        }
    }

    @Test func aFailureIsTriedAgainLaterAndGivenUpAfterTheLastAttempt() async throws {
        try await Stage.run { stage in
            try await stage.enqueue("x")
            let retry = RetryPolicy(first: 10, longest: 10, maximumAttempts: 2)
            try await stage.runningOnce(retry: retry) { _ in .retry(reason: "no ink") }
            let failed = try #require(try await stage.jobs().first)
            #expect(failed.status == .ready)
            #expect(failed.lastError == "no ink")
            #expect((5...10).contains(failed.availableAt - stage.clock.now))
            stage.clock.advance(by: 10)
            try await stage.runningOnce(retry: retry) { _ in .retry(reason: "no paper") }
            let dead = try #require(try await stage.jobs().first)
            #expect(dead.status == .dead)
            #expect(dead.attempts == 2)
            #expect(dead.lastError == "no paper")
        }
    }

    @Test func aHandlerCanSayWhenOrThatTryingAgainWouldNotHelp() async throws {
        try await Stage.run { stage in
            try await stage.enqueue("x")
            try await stage.runningOnce { _ in .retry(reason: "asked to wait", after: 77) }
            #expect(try await stage.jobs().map { $0.availableAt - stage.clock.now } == [77])
            stage.clock.advance(by: 77)
            try await stage.runningOnce { _ in .dead(reason: "no such address") }
            #expect(try await stage.jobs().map(\.status) == [.dead])
        }
    }

    @Test func aJobThatTakesItsServerAlongEveryTimeIsGivenUp() async throws {
        try await Stage.run { stage in
            try await stage.enqueue("x")
            for _ in 0..<2 {
                _ = try await stage.claim(by: "a server that is lost")
                stage.clock.advance(by: 60)
            }
            try await stage.runningOnce(retry: RetryPolicy(maximumAttempts: 2)) { _ in .done }
            #expect(try await stage.jobs().map(\.status) == [.dead])
        }
    }

    @Test func shutdownLetsFinishWhatIsBegunAndBeginsNoMore() async throws {
        try await Stage.run { stage in
            for number in 0..<3 { try await stage.enqueue("\(number)") }
            let (begun, note) = AsyncStream.makeStream(of: Void.self)
            try await stage.running(concurrency: 1) { _ in
                note.yield()
                do {
                    try await gracefulShutdown()
                } catch {
                    return .retry(reason: "cancelled")
                }
                return .done
            } while: {
                for await _ in begun { break }
            }
            #expect(try await stage.jobs().map(\.attempts) == [0, 0])
        }
    }

    @Test func workIsStoppedWhoseLeaseWasLost() async throws {
        try await Stage.run { stage in
            try await stage.enqueue("x")
            let (ended, note) = AsyncStream.makeStream(of: Void.self)
            try await stage.running(lease: 1) { _ in
                do {
                    _ = try await stage.claim(by: "another", at: stage.clock.now + 1)
                    try await gracefulShutdown()
                } catch {
                    note.yield()
                }
                return .done
            } while: {
                for await _ in ended { break }
            }
            #expect(try await stage.jobs().map(\.lease?.owner) == ["another"])
        }
    }
}

extension Stage {
    fileprivate func enqueue(_ payload: String) async throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let draft = try JobDraft(.letter, of: provider, payload: payload)
        try await database.transaction(.write) { try await JobStore().enqueue(draft, at: clock.now, in: $0) }
    }

    fileprivate func claim(by owner: String, at now: Instant? = nil) async throws -> [Job] {
        try await database.transaction(.write) { connection in
            try await JobStore().claim(
                kinds: [.letter],
                owner: owner,
                limit: 1,
                lease: 60,
                at: now ?? clock.now,
                in: connection
            )
        }
    }

    fileprivate func jobs() async throws -> [Job] {
        try await database.transaction(.read) { try await JobStore().list(.init(), after: nil, limit: 100, in: $0) }
    }

    /// Runs a runner for as long as `body` lasts, then shuts it down and waits for its end.
    fileprivate func running(
        concurrency: Int = 8,
        lease: Int64 = 60,
        retry: RetryPolicy = RetryPolicy(),
        _ handler: @escaping JobHandler,
        while body: () async throws -> Void
    ) async throws {
        let runner = JobRunner(
            database: database,
            handlers: [.letter: handler],
            owner: "runner",
            clock: { [clock] in clock.now },
            configuration: JobConfiguration(
                concurrency: concurrency,
                lease: lease,
                interval: .seconds(86_400),
                retry: retry
            ),
            metrics: MetricRegistry(),
            logger: server.logger
        )
        let group = ServiceGroup(services: [runner], logger: server.logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// Runs a runner until it has done one job.
    fileprivate func runningOnce(retry: RetryPolicy = RetryPolicy(), _ handler: @escaping JobHandler) async throws {
        let before = try await jobs()
        try await running(retry: retry, handler) {
            while try await jobs().map(\.lastError) == before.map(\.lastError) { await Task.yield() }
        }
    }
}
