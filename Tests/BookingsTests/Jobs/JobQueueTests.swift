import CivilTime
import Bookings
import SQL
import Testing

/// What every engine promises about jobs.
@Suite(.ownDatabases)
struct JobQueueTests {
    @Test(arguments: Engine.allCases)
    func noJobIsGivenToTwoHoweverManyClaimAtOnce(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        for number in 0..<60 { try await studio.enqueue(.letter, "\(number)") }
        let claimed = try await withThrowingTaskGroup(of: [Job].self) { group in
            for owner in 0..<12 {
                group.addTask {
                    var mine: [Job] = []
                    while case let jobs = try await studio.claim(3, by: "\(owner)"), !jobs.isEmpty { mine += jobs }
                    return mine
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.count == 60)
        #expect(Set(claimed.map(\.id)).count == 60)
        #expect(claimed.allSatisfy { $0.attempts == 1 })
    }

    @Test(arguments: Engine.allCases)
    func theOldestAreClaimedFirstAndOnlyOfTheKindsAskedFor(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue(.letter, "later", availableAt: Studio.now - 1)
        try await studio.enqueue(.letter, "first", availableAt: Studio.now - 2)
        try await studio.enqueue(.parcel, "other", availableAt: Studio.now - 3)
        try await studio.enqueue(.letter, "not yet", availableAt: Studio.now + 1)
        #expect(try await studio.claim(9).map { try $0.payload(as: String.self) } == ["first", "later"])
        #expect(try await studio.claim(9, []).isEmpty)
        #expect(try await studio.claim(9, [.letter, .parcel]).map(\.kind) == [.parcel])
    }

    @Test(arguments: Engine.allCases)
    func aLeaseThatRanOutIsClaimedAgainAndItsFirstOwnerHasNoSayAnyMore(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue()
        let first = try #require(try await studio.claim(by: "a", lease: 60).first)
        #expect(try await studio.claim(by: "b", at: Studio.now + 59).isEmpty)
        let second = try #require(try await studio.claim(by: "a", at: Studio.now + 60).first)
        #expect(second.id == first.id)
        #expect(second.attempts == 2)
        #expect(try await studio.write { try await $0.renew(first, until: Studio.now + 999, in: $1) } == false)
        #expect(try await studio.write { try await $0.finish(first, in: $1) } == false)
        #expect(try await studio.write { try await $0.retry(first, error: "", at: Studio.now, in: $1) } == false)
        #expect(try await studio.write { try await $0.bury(first, error: "", in: $1) } == false)
        #expect(try await studio.write { try await $0.finish(second, in: $1) })
        #expect(try await studio.jobs().isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func aLeaseThatIsRenewedLasts(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue()
        let job = try #require(try await studio.claim(lease: 60).first)
        #expect(try await studio.write { try await $0.renew(job, until: Studio.now + 120, in: $1) })
        #expect(try await studio.claim(by: "b", at: Studio.now + 119).isEmpty)
        #expect(try await studio.claim(by: "b", at: Studio.now + 120).count == 1)
    }

    @Test(arguments: Engine.allCases)
    func aJobOfAChangeThatWasUndoneIsNone(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let draft = try JobDraft(.letter, of: studio.provider, payload: "")
        await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.write) { connection in
                try await JobStore().enqueue(draft, at: Studio.now, in: connection)
                throw BookingsError(.conflict, "The change is refused.")
            }
        }
        #expect(try await studio.claim().isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func theSameJobIsThereOnceUntilItIsDone(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        #expect(try await studio.enqueue(key: "k"))
        #expect(try await studio.enqueue(key: "k") == false)
        #expect(try await studio.enqueue(.parcel, key: "k"))
        let job = try #require(try await studio.claim().first)
        _ = try await studio.write { try await $0.finish(job, in: $1) }
        #expect(try await studio.enqueue(key: "k"))
        #expect(try await studio.enqueue())
        #expect(try await studio.enqueue())
    }

    @Test(arguments: Engine.allCases, ["finish", "retry", "wait", "bury"])
    func `a job that is asked for while it is done is done once more`(engine: Engine, ending: String) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue(key: "k")
        let job = try #require(try await studio.claim(lease: 600).first)
        #expect(try await studio.enqueue(key: "k"))
        // Nobody else gets it meanwhile.
        #expect(try await studio.claim(by: "b", at: Studio.now + 1).isEmpty)
        let later = Studio.now + 3_600
        let isHeld = try await studio.write { store, connection in
            switch ending {
            case "finish": try await store.finish(job, in: connection)
            case "retry": try await store.retry(job, error: "no ink", at: later, in: connection)
            case "wait": try await store.wait(job, reason: "busy", since: Studio.now, at: later, in: connection)
            default: try await store.bury(job, error: "no ink", in: connection)
            }
        }
        #expect(isHeld)
        let again = try #require(try await studio.claim(at: Studio.now + 1).first)
        #expect(again.id == job.id && again.attempts == 2)
        #expect(try await studio.write { try await $0.finish(again, in: $1) })
        #expect(try await studio.jobs().isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func aJobThatFailedWaitsForItsNextAttempt(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue()
        let job = try #require(try await studio.claim().first)
        #expect(try await studio.write { try await $0.retry(job, error: "no ink", at: Studio.now + 5, in: $1) })
        #expect(try await studio.claim(at: Studio.now + 4).isEmpty)
        let again = try #require(try await studio.claim(at: Studio.now + 5).first)
        #expect(again.attempts == 2)
        #expect(again.lastError == "no ink")
    }

    @Test(arguments: Engine.allCases)
    func aDeadJobRestsUntilItIsReplayed(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue()
        let job = try #require(try await studio.claim().first)
        try await expectWrongState { try await studio.write { try await $0.replay(job.id, at: Studio.now, in: $1) } }
        try await expectWrongState { try await studio.write { try await $0.discard(job.id, in: $1) } }
        #expect(try await studio.write { try await $0.bury(job, error: "no such address", in: $1) })
        #expect(try await studio.claim(at: Studio.now + 999_999).isEmpty)
        #expect(try await studio.jobs(.dead).map(\.lastError) == ["no such address"])
        try await studio.write { try await $0.replay(job.id, at: Studio.now + 7, in: $1) }
        #expect(try await studio.claim(at: Studio.now + 6).isEmpty)
        let again = try #require(try await studio.claim(at: Studio.now + 7).first)
        #expect(again.attempts == 2 && again.failures == 1)
    }

    @Test(arguments: Engine.allCases)
    func aDeadJobThatIsAskedForAgainIsDoneAgain(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue(.letter, "old", key: "k")
        let dead = try #require(try await studio.claim().first)
        #expect(try await studio.write { try await $0.bury(dead, error: "no ink", in: $1) })
        #expect(try await studio.enqueue(.letter, "new", key: "k"))
        #expect(try await studio.enqueue(.letter, "newer", key: "k") == false)
        let again = try #require(try await studio.claim(9).first)
        #expect(try again.payload(as: String.self) == "new")
        #expect(again.failures == 1 && again.attempts == 2 && again.status == .ready)
        #expect(try await studio.write { try await $0.finish(dead, in: $1) } == false)
        #expect(try await studio.jobs().count == 1)
    }

    @Test(arguments: Engine.allCases)
    func waitingUsesUpNoAttempt(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue(key: "k")
        for round in 1...40 {
            let now = Studio.now + Int64(round) * 100
            let job = try #require(try await studio.claim(at: now).first)
            #expect(job.failures == 1 && job.attempts == round)
            #expect(job.waitingSince == (round == 1 ? nil : Studio.now + 100))
            let since = job.waitingSince ?? now
            let isHeld = try await studio.write {
                try await $0.wait(job, reason: "not yet", since: since, at: now + 100, in: $1)
            }
            #expect(isHeld)
            #expect(try await studio.claim(at: now + 99).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func aJobThatWaitsAsksAtOnceWhenItIsAskedForAgain(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue(.letter, "old", key: "k", availableAt: Studio.now - 1)
        for isRunning in [false, true] {
            let job = try #require(try await studio.claim().first)
            if isRunning { #expect(try await studio.enqueue(.letter, "new", key: "k")) }
            let isHeld = try await studio.write {
                try await $0.wait(job, reason: "not yet", since: Studio.now, at: Studio.now + 9_999, in: $1)
            }
            #expect(isHeld)
            if !isRunning { #expect(try await studio.enqueue(.letter, "new", key: "k", availableAt: Studio.now - 1)) }
        }
        let job = try #require(try await studio.claim().first)
        #expect(try job.payload(as: String.self) == "old")
        #expect(job.waitingSince == Studio.now && job.attempts == 3)
    }

    @Test(arguments: Engine.allCases)
    func aDeadJobThatIsDiscardedIsGone(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue()
        let job = try #require(try await studio.claim().first)
        _ = try await studio.write { try await $0.bury(job, error: "", in: $1) }
        try await studio.write { try await $0.discard(job.id, in: $1) }
        #expect(try await studio.jobs().isEmpty)
        let error = await #expect(throws: BookingsError.self) {
            try await studio.write { try await $0.discard(job.id, in: $1) }
        }
        #expect(error?.code == .notFound)
    }

    @Test(arguments: Engine.allCases)
    func countsTellDepthAndAgeByKind(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.enqueue(availableAt: Studio.now - 30)
        try await studio.enqueue(availableAt: Studio.now - 20)
        try await studio.enqueue(.parcel)
        let job = try #require(try await studio.claim(1, [.parcel]).first)
        _ = try await studio.write { try await $0.bury(job, error: "", in: $1) }
        let counts = try await studio.write { try await $0.counts(in: $1) }
        #expect(
            counts == [
                JobCount(kind: .letter, status: .ready, count: 2, oldestAvailableAt: Studio.now - 30),
                JobCount(kind: .parcel, status: .dead, count: 1, oldestAvailableAt: Studio.now),
            ]
        )
    }

    private func expectWrongState(
        sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Void
    ) async throws {
        do {
            try await body()
            Issue.record("nothing was refused", sourceLocation: sourceLocation)
        } catch let error as BookingsError {
            #expect(error.code == .wrongState, sourceLocation: sourceLocation)
        }
    }
}
