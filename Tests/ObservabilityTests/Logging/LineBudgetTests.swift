@testable import Observability
import Testing

struct LineBudgetTests {
    @Test func aLineTellsHowManyWereLeftOutBeforeIt() {
        let start = ContinuousClock.now
        let budget = LineBudget(linesPerSecond: 2, now: start)
        #expect((0..<5).map { _ in budget.spend(now: start) } == [0, 0, nil, nil, nil])
        #expect(budget.spend(now: start + .milliseconds(999)) == nil)
        #expect(budget.spend(now: start + .seconds(1)) == 4)
        #expect(budget.spend(now: start + .seconds(1)) == 0)
        #expect(budget.leftOutInAll == 4)
    }
}
