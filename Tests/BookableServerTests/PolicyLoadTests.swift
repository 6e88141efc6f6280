@testable import BookableAPI
@testable import BookableServer
import Bookings
import CivilTime
import HTTPTypes
import Policies
import Synchronization
import PrometheusReader
import Testing

/// What trials of scripts do to those who have nothing to do with them: nothing.
@Suite(.timeLimit(.minutes(2)))
struct PolicyLoadTests {
    /// Runs a trial whose script has `marked` in it when it is let go, and all others at once.
    private final class HeldTrials: TrialRunner {
        private let gate = AsyncStream.makeStream(of: Void.self)
        private let trials = Mutex<[PolicyTrial.Kind: Int]>([:])

        func run(_ trial: PolicyTrial) async -> TrialOutcome {
            trials.withLock { $0[trial.kind, default: 0] += 1 }
            if trial.scripts[0].source.text.contains("marked") { for await _ in gate.stream {} }
            return trial.run(zones: .system)
        }

        var counts: [PolicyTrial.Kind: Int] { trials.withLock { $0 } }

        func letGo() { gate.continuation.finish() }
    }

    private static let sound: JSONValue = ["source": .string(PolicyTests.half)]
    private static let marked: JSONValue = ["source": .string("-- marked\n" + PolicyTests.half)]
    private static let booking: JSONValue = [
        "paid": 100, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z", "start_at": "2026-03-10T10:00:00Z",
        "end_at": "2026-03-10T11:00:00Z", "cancelled_at": "2026-03-08T10:00:00Z", "cancelled_by": "client",
    ]

    /// Sends a held request so often with one key, and waits until all of them have arrived; returns the answers once
    /// `meanwhile` has let them go.
    private static func flood(
        _ stage: Stage,
        _ path: String,
        _ body: JSONValue,
        count: Int,
        refused: Int,
        meanwhile: () async throws -> Void
    ) async throws -> [Reply] {
        try await withThrowingTaskGroup(of: Reply.self) { group in
            for _ in 0..<count {
                group.addTask { try await stage.send(.post, path, body, as: stage.finance) }
            }
            while stage.server.trials.load.refused[.shareFull, default: 0] < refused { await Task.yield() }
            try await meanwhile()
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test(arguments: Engine.allCases, ["/v1/policies/check", "/v1/policies/evaluate"])
    func `one key with much to try delays nobody`(engine: Engine, path: String) async throws {
        let trials = HeldTrials()
        try await Stage.run(on: engine, trials: trials) { stage in
            let anna = try await stage.openPractice()
            let body = path.hasSuffix("evaluate") ? Self.marked.with("booking", Self.booking) : Self.marked
            let replies = try await Self.flood(stage, path, body, count: 40, refused: 31) {
                #expect(stage.server.trials.load.running == 1)
                let other = try await stage.send(.post, "/v1/policies/check", Self.sound, as: anna.key)
                #expect(other.status == 200 && other.json["valid"] == true, "\(other.json)")
                let upload = try await stage.send(.post, "/v1/policies", Self.sound, as: anna.key)
                #expect(upload.status == 201, "\(upload.json)")
                let held = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
                let quote = try await stage.send(.get, "\(held.path)/cancellation-quote", as: held.token)
                #expect(quote.status == 200, "\(quote.json)")
                #expect(try await stage.send(.post, "\(held.path)/cancel", as: held.token).status == 200)
                #expect(try await stage.send(.get, "/v1/policies/moderate/curve").status == 200)
                let figures = try await Self.figures(of: stage)
                #expect(figures.value("bookable_policy_work_waiting", ["queue": "trials"]) == 8)
                #expect(figures.value("bookable_policy_work_running", ["queue": "trials"]) == 1)
                trials.letGo()
            }
            #expect(replies.count { $0.status == 200 } == 9)
            let refused = replies.filter { $0.status != 200 }
            #expect(refused.allSatisfy { $0.status == 429 && $0.code == "too_many_at_once" })
            #expect(refused.allSatisfy { Int($0.header("Retry-After") ?? "") ?? 0 > 0 })
            let kind = ["kind": path.hasSuffix("evaluate") ? "evaluate" : "check"]
            let figures = try await Self.figures(of: stage)
            #expect(figures.value("bookable_policy_trials", kind.merging(["outcome": "refused"]) { $1 }) == 31)
        }
    }

    private static func figures(of stage: Stage) async throws -> PrometheusReading {
        try PrometheusReading(try await stage.send(.get, "/metrics", as: stage.admin).bytes)
    }

    @Test func `a version is drawn once`() async throws {
        let trials = HeldTrials()
        try await Stage.run(trials: trials) { stage in
            let first = try await stage.send(.get, "/v1/policies/moderate/curve")
            for _ in 0..<5 {
                #expect(try await stage.send(.get, "/v1/policies/moderate/curve").bytes == first.bytes)
            }
            let picture = try await stage.send(.get, "/v1/policies/moderate/curve?format=svg")
            #expect(picture.bytes != first.bytes)
            for _ in 0..<3 {
                #expect(try await stage.send(.get, "/v1/policies/strict/compare?from=1&to=1").status == 200)
            }
            #expect(trials.counts == [.curve: 2, .compare: 1])
        }
    }

    @Test func `many who ask for one drawing at once have it made once`() async throws {
        let trials = HeldTrials()
        try await Stage.run(trials: trials) { stage in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await stage.send(.get, "/v1/policies/strict/curve").status }
                }
                for try await status in group { #expect(status == 200) }
            }
            #expect(trials.counts == [.curve: 1])
        }
    }
}
