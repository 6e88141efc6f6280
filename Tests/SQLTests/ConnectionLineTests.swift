import Testing

@testable import SQL

struct ConnectionLineTests {
    private typealias Line = ConnectionLine<Int, String>

    @Test func connectionsGoToThoseWhoWaitInTheOrderOfTheirTickets() {
        var line = Line([1], maximumWaiting: 3)
        let tickets = (0..<4).map { _ in line.drawTicket() }
        expectGranted(line.enter("first", ticket: tickets[0]))
        expectWaiting(line.enter("late", ticket: tickets[3]))
        expectWaiting(line.enter("second", ticket: tickets[1]))
        expectWaiting(line.enter("third", ticket: tickets[2]))
        #expect((0..<4).map { _ in line.giveBack(1) } == ["second", "third", "late", nil])
    }

    @Test func whoEntersWithAnOldTicketIsServedNext() {
        var line = Line([1], maximumWaiting: 3)
        let tickets = (0..<4).map { _ in line.drawTicket() }
        expectGranted(line.enter("a", ticket: tickets[0]))
        expectWaiting(line.enter("c", ticket: tickets[2]))
        #expect(line.giveBack(1) == "c")
        expectWaiting(line.enter("b", ticket: tickets[1]))
        expectWaiting(line.enter("d", ticket: tickets[3]))
        #expect((0..<3).map { _ in line.giveBack(1) } == ["b", "d", nil])
    }

    @Test func aConnectionIsPassedOnOnlyToWhoIsNextAndBrief() {
        var line = Line([1], maximumWaiting: 3)
        let tickets = (0..<4).map { _ in line.drawTicket() }
        #expect(line.takeIdle() == 1)
        #expect(line.takeIdle() == nil)
        #expect(line.passOn() == nil)
        expectWaiting(line.enter("gone", ticket: tickets[0], isBrief: true))
        expectWaiting(line.enter("brief", ticket: tickets[1], isBrief: true))
        expectWaiting(line.enter("long", ticket: tickets[2]))
        #expect(line.leave(ticket: tickets[0]) == "gone")
        #expect(line.passOn() == "brief")
        #expect(line.passOn() == nil)
        #expect(line.giveBack(1) == "long")
        #expect(line.giveBack(1) == nil)
    }

    @Test func theLineIsBounded() {
        var line = Line([1], maximumWaiting: 1)
        expectGranted(line.enter("a", ticket: line.drawTicket()))
        expectWaiting(line.enter("b", ticket: line.drawTicket()))
        guard case .tooManyWaiting = line.enter("c", ticket: line.drawTicket()) else {
            Issue.record("the third was let in")
            return
        }
    }

    @Test func whoeverIsOnTheWayCountsAmongThoseWhoWait() {
        var line = Line([1], maximumWaiting: 1)
        #expect((0..<3).map { _ in line.setOut() } == [true, true, false])
        #expect(line.waitingCount == 2 && line.refused == 1)
        line.arrived()
        expectGranted(line.enter("a", ticket: line.drawTicket()))
        let whileLent = line.setOut()
        #expect(!whileLent && line.waitingCount == 1)
        line.arrived()
        expectWaiting(line.enter("b", ticket: line.drawTicket()))
        let whileOneWaits = line.setOut()
        #expect(!whileOneWaits && line.refused == 3)
    }

    @Test func whoLeavesIsPassedOver() {
        var line = Line([1], maximumWaiting: 3)
        let tickets = (0..<3).map { _ in line.drawTicket() }
        expectGranted(line.enter("a", ticket: tickets[0]))
        expectWaiting(line.enter("b", ticket: tickets[1]))
        expectWaiting(line.enter("c", ticket: tickets[2]))
        #expect(line.leave(ticket: tickets[1]) == "b")
        #expect(line.leave(ticket: tickets[1]) == nil)
        #expect(line.giveBack(1) == "c")
    }

    @Test func aClosedLineRefusesAllButThoseWhoClose() {
        var line = Line([1], maximumWaiting: 3)
        expectGranted(line.enter("a", ticket: line.drawTicket()))
        expectWaiting(line.enter("b", ticket: line.drawTicket()))
        #expect(line.close() == ["b"])
        #expect(line.close() == nil)
        guard case .closed = line.enter("c", ticket: line.drawTicket()) else {
            Issue.record("a closed line let someone in")
            return
        }
        expectWaiting(line.enterToClose("closer", ticket: line.drawTicket()))
        #expect(line.giveBack(1) == "closer")
    }

    private func expectGranted(_ entry: Line.Entry, sourceLocation: SourceLocation = #_sourceLocation) {
        guard case .granted = entry else {
            Issue.record("\(entry) where a connection was free", sourceLocation: sourceLocation)
            return
        }
    }

    private func expectWaiting(_ entry: Line.Entry, sourceLocation: SourceLocation = #_sourceLocation) {
        guard case .waiting = entry else {
            Issue.record("\(entry) where all connections were lent", sourceLocation: sourceLocation)
            return
        }
    }
}
