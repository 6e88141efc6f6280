import Bookings
import CivilTime
import SQL
import Testing

@testable import Marketplace

/// What a search waits for.
struct SearchIndexStateTests {
    private let now = Instant(1_000)

    private func ready() throws -> SearchIndexState {
        var state = SearchIndexState()
        state.receive(.resumed)
        guard case .all = state.work(at: now) else {
            Issue.record("Nothing is read at first.")
            return state
        }
        state.replace(SearchTable(tree: try CategoryTree([])), [:])
        state.finish()
        return state
    }

    private func reads(_ state: SearchIndexState) -> Int? {
        if case .waiting(let reads) = state.arrive(at: now) { reads } else { nil }
    }

    @Test func theOldTableIsNotUsedWhileAChangeIsRead() throws {
        var state = try ready()
        #expect(reads(state) == nil)
        state.receive(.message("prv_anna"))
        #expect(reads(state) != nil)
        guard case .providers(let providers) = state.work(at: now) else {
            Issue.record("The change is not read.")
            return
        }
        #expect(providers.map(\.rawValue) == ["prv_anna"])
        // The change is no longer pending, and not in the table yet.
        #expect(reads(state) != nil)
        let table = state.takeTable()
        state.put(try #require(table), [])
        #expect(reads(state) != nil)
        state.finish()
        #expect(reads(state) == nil)
    }

    @Test func aReadThatFailedIsDoneAgain() throws {
        var state = try ready()
        state.receive(.message("prv_anna"))
        let work = state.work(at: now)
        state.fail(work)
        #expect(reads(state) != nil)
        guard case .providers(let providers) = state.work(at: now) else {
            Issue.record("The change is forgotten.")
            return
        }
        #expect(providers.map(\.rawValue) == ["prv_anna"])
    }

    @Test func oneReadIsEnoughHoweverMuchChanges() throws {
        var state = try ready()
        state.receive(.message("prv_anna"))
        _ = state.work(at: now)
        // This read began before the search came, and may miss what it must see.
        state.receive(.message("prv_bob"))
        let arrival = try #require(reads(state))
        state.finish()
        #expect(state.settled(since: arrival) == nil)
        _ = state.work(at: now)
        state.receive(.message("prv_carl"))
        state.finish()
        #expect(state.settled(since: arrival) != nil)
        #expect(reads(state) != nil)
    }

    @Test func whatWasReadWhileNotificationsWereLostIsNotEnough() throws {
        var state = try ready()
        state.receive(.message("prv_anna"))
        let arrival = try #require(reads(state))
        _ = state.work(at: now)
        state.receive(.lost)
        state.receive(.resumed)
        state.finish()
        #expect(state.settled(since: arrival) == nil)
        guard case .all = state.work(at: now) else {
            Issue.record("What was missed is not read.")
            return
        }
    }
}
