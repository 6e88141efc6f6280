@testable import BookableAPI
@testable import BookableServer
import HTTPTypes
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

/// The bounds of a connection, on a channel whose time is told by the test.
struct ConnectionTests {
    @Test func aWholeRequestPassesAndHasTime() throws {
        let line = try Line()
        try line.post(length: 10, sent: 10)
        #expect(try line.passed == ["/v1/bookings 10"])
        line.advance(by: .hours(1))
        try line.answer(200)
        #expect(try line.statuses == [200])
        #expect(line.isOpen)
        #expect(line.admission.connections.count.admitted == 1)
    }

    @Test func aRequestThatIsNotWholeTakesNoTurn() throws {
        let line = try Line()
        try line.post(length: 5_000, sent: 4_999)
        #expect(try line.passed == [])
        #expect(line.admission.turns.active(of: .loopback) == 0)
        #expect(line.admission.bodies.used == 4_999 - 4_096)
        try line.receive("x")
        #expect(try line.passed == ["/v1/bookings 5000"])
        #expect(line.admission.turns.active(of: .loopback) == 1)
        try line.answer()
        #expect(line.admission.turns.active(of: .loopback) == 0)
        #expect(line.admission.bodies.used == 0)
    }

    @Test func aBodyThatDoesNotComeIsAnsweredAndTheConnectionGoes() throws {
        let line = try Line()
        try line.post(length: 10, sent: 1)
        line.advance(by: .seconds(14))
        // A byte now and then buys no more time.
        try line.receive(" ")
        line.advance(by: .milliseconds(999))
        #expect(try line.statuses == [])
        line.advance(by: .milliseconds(1))
        let answer = try line.sent
        #expect(Line.statuses(in: answer) == [408])
        #expect(answer.contains("\"code\":\"request_timeout\""))
        line.advance(by: .seconds(1))
        #expect(!line.isOpen)
        #expect(line.admission.connections.count.admitted == 0)
        #expect(line.admission.bodies.used == 0)
    }

    @Test func aConnectionThatSaysNothingGoes() throws {
        let line = try Line()
        line.advance(by: .seconds(15))
        #expect(!line.isOpen)
    }

    @Test func aHeadThatTricklesInHasNoMoreTimeThanTheFirst() throws {
        let line = try Line()
        try line.get()
        #expect(try line.passed.count == 1)
        try line.answer()
        line.advance(by: .seconds(29))
        #expect(line.isOpen)
        try line.receive("G")
        line.advance(by: .seconds(14))
        try line.receive("E")
        #expect(line.isOpen)
        line.advance(by: .seconds(1))
        #expect(!line.isOpen)
    }

    @Test func aConnectionAtRestGoes() throws {
        let line = try Line()
        try line.get()
        try line.answer()
        line.advance(by: .seconds(30))
        #expect(!line.isOpen)
    }

    @Test func aConnectionTooManyIsToldSo() throws {
        let refused = Mutex<[ProblemCode]>([])
        let admission = Admission.standard {
            $0.maximumConnections = 1
        } refused: { code in
            refused.withLock { $0.append(code) }
        }
        let first = try Line(admission)
        let second = try Line(admission)
        #expect(try second.statuses == [503])
        try second.get()
        #expect(try second.passed == [])
        second.advance(by: .seconds(1))
        #expect(!second.isOpen)
        #expect(admission.connections.count.refusedInAll == 1)
        #expect(refused.withLock { $0 } == [.overloaded])
        try first.close()
        #expect(try Line(admission).isOpen)
    }

    @Test func anAddressWithAllItsConnectionsLosesItsOldestToTheNext() throws {
        let admission = Admission.standard { $0.clients.connectionsPerAddress = 2 }
        let oldest = try Line(admission)
        let other = try Line(admission)
        let newest = try Line(admission)
        oldest.advance(by: .zero)
        #expect(!oldest.isOpen)
        for line in [other, newest] {
            try line.get()
            #expect(try line.passed.count == 1)
        }
        #expect(admission.connections.count.admitted == 2)
        #expect(admission.connections.count.evictedInAll == 1)
    }

    @Test func aFloodOfConnectionsIsNotEvenAnswered() {
        let connections = ConnectionCounter(maximum: 1, perAddress: 100)
        let channels = (0..<100).map { _ in EmbeddedChannel() }
        let admissions = channels.map { connections.enter($0, .one) }
        #expect(admissions.filter { $0 == .admitted }.count == 1)
        #expect(admissions.filter { $0 == .refused }.count == 64)
        #expect(admissions.filter { $0 == .dropped }.count == 35)
        #expect(connections.count.refusedInAll == 99)
        for (channel, admission) in zip(channels, admissions) { connections.leave(channel, admission) }
        #expect(connections.count.admitted == 0)
        #expect(connections.count.beingRefused == 0)
        #expect(connections.enter(channels[0], .one) == .admitted)
        for channel in channels { channel.close(promise: nil) }
    }

    @Test func aCrowdMakesRoomForOneMore() throws {
        let admission = Admission.standard { $0.maximumConnections = 4 }
        let crowd = try (0..<4).map { _ in try Line(admission, from: "127.0.0.1") }
        // The oldest is being answered, and the next has sent a part of a body.
        try crowd[0].get()
        try crowd[1].post(length: 10, sent: 1)
        #expect(try Line(admission, from: "127.0.0.1").statuses == [503])
        let others = try (0..<2).map { _ in try Line(admission, from: "127.0.0.2") }
        for line in others { #expect(try line.statuses == []) }
        // The oldest is answered first.
        #expect(crowd.map(\.isOpen) == [true, true, true, true])
        try crowd[0].answer()
        #expect(try crowd[0].sent.contains("connection: close"))
        crowd[1].advance(by: .zero)
        #expect(try crowd[1].statuses == [503])
        #expect(try Line(admission, from: "127.0.0.2").statuses == [503])
        #expect(admission.connections.count.evictedInAll == 2)
        #expect(admission.connections.count.admitted == 4)
    }

    @Test func aHalfSentRequestDoesNotHoldUpTheEnd() throws {
        let line = try Line()
        try line.post(length: 10, sent: 1)
        line.quiesce()
        line.advance(by: .seconds(1))
        #expect(try line.statuses == [503])
        line.advance(by: .seconds(1))
        #expect(!line.isOpen)
    }

    @Test func aWholeRequestIsAnsweredAfterTheEndWasTold() throws {
        let line = try Line()
        try line.get()
        line.quiesce()
        line.advance(by: .minutes(1))
        try line.answer(201)
        #expect(try line.sent.lowercased().contains("connection: close"))
        line.advance(by: .seconds(1))
        #expect(!line.isOpen)
    }

    @Test func aFileHasMoreTimeTheMoreOfItHasCome() throws {
        let line = try Line()
        let head = "POST /v1/providers/prv_anna/listing/photos HTTP/1.1\r\nHost: a\r\nAuthorization: x\r\n"
        try line.receive("\(head)Content-Length: 1000000\r\n\r\n")
        let second = String(repeating: "x", count: 32 * 1_024)
        for _ in 0..<20 {
            line.advance(by: .seconds(1))
            try line.receive(second)
        }
        #expect(try line.statuses == [])
        // Whoever stops has what is left of it, and a byte now and then buys no more.
        line.advance(by: .seconds(14))
        try line.receive("x")
        #expect(try line.statuses == [])
        line.advance(by: .seconds(1))
        #expect(try line.statuses == [408])
        #expect(line.admission.bodies.used == 0)
    }

    @Test(arguments: [
        ("POST /v1/providers/prv_anna/listing/photos", "Authorization: x"),
        ("POST /console/anna/listing/photos", "Cookie: x"),
    ])
    func onlyWhoSaysWhoTheyAreMaySendAPhoto(target: String, credential: String) throws {
        for (field, statuses) in [(credential, []), ("X: x", [413])] {
            let line = try Line()
            try line.receive("\(target) HTTP/1.1\r\nHost: a\r\n\(field)\r\nContent-Length: 100000\r\n\r\n")
            #expect(try line.statuses == statuses, "\(field)")
        }
        let line = try Line()
        let other = target.replacing("POST", with: "PUT")
        try line.receive("\(other) HTTP/1.1\r\nHost: a\r\n\(credential)\r\nContent-Length: 100000\r\n\r\n")
        #expect(try line.statuses == [413])
    }

    @Test func anAnswerThatComesTooLateIsDropped() throws {
        let line = try Line()
        try line.post(length: 10, sent: 1)
        line.advance(by: .seconds(15))
        #expect(try line.statuses == [408])
        #expect(throws: ChannelError.self) { try line.answer(200) }
        #expect(try line.statuses == [])
    }

    @Test func othersOfTheAddressWaitForTheirTurn() throws {
        let admission = Admission.standard { $0.clients.requestsPerAddress = 1 }
        let lines = try (0..<3).map { _ in try Line(admission) }
        for line in lines { try line.get() }
        #expect(try lines.map { try $0.passed.count } == [1, 0, 0])
        #expect(admission.turns.waiting == 2)
        let other = try Line(admission, from: "127.0.0.2")
        try other.get()
        #expect(try other.passed.count == 1)
        // One that leaves is passed over.
        try lines[1].close()
        try lines[0].answer()
        #expect(try lines[2].passed.count == 1)
        #expect(admission.turns.waiting == 0)
    }

    @Test func aTurnThatDoesNotComeIsRefused() throws {
        let admission = Admission.standard { $0.clients.requestsPerAddress = 1 }
        let lines = try (0..<2).map { _ in try Line(admission) }
        for line in lines { try line.post(length: 5, sent: 5) }
        lines[1].advance(by: .seconds(15))
        #expect(try lines[1].statuses == [503])
        try lines[0].answer()
        #expect(admission.turns.active(of: .loopback) == 0)
        #expect(admission.bodies.used == 0)
    }

    @Test func whoLeavesEarlyHasHisTurnUntilTheWorkIsDone() throws {
        let admission = Admission.standard { $0.clients.requestsPerAddress = 1 }
        let first = try Line(admission)
        try first.post(length: 4_101, sent: 4_101)
        let number = first.work.number
        try first.close()
        let second = try Line(admission)
        try second.get()
        #expect(try second.passed == [])
        #expect(admission.bodies.used == 5)
        first.work.end(number)
        #expect(try second.passed.count == 1)
        #expect(admission.bodies.used == 0)
    }

    @Test func workThatEndsLateDoesNotEndTheNextRequests() throws {
        let line = try Line()
        try line.get()
        let number = line.work.number
        try line.answer()
        try line.get()
        line.work.end(number)
        #expect(line.admission.turns.active(of: .loopback) == 1)
        line.work.close()
        #expect(line.admission.turns.active(of: .loopback) == 0)
    }

    @Test func bodiesTakeNoMoreMemoryThanTheyMay() throws {
        let admission = Admission.standard { $0.clients.bodyBytesPerAddress = 7_000 }
        let lines = try (0..<3).map { _ in try Line(admission) }
        try lines[0].post(length: 10_000, sent: 9_999)
        try lines[1].post(length: 10_000, sent: 9_999)
        try lines[2].post(length: 4_000, sent: 4_000)
        #expect(try lines[0].statuses == [])
        #expect(try lines[1].statuses == [503])
        #expect(try lines[2].passed == ["/v1/bookings 4000"])
        #expect(admission.bodies.used == 9_999 - 4_096)
        try lines[0].close()
        #expect(admission.bodies.used == 0)
    }

    @Test func requestsSentAheadPassOneByOne() throws {
        let line = try Line()
        try line.receive((0..<200).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        for number in 0..<200 {
            #expect(try line.passed == ["/\(number)"])
            try line.answer()
        }
        #expect(try line.statuses.count == 200)
        #expect(line.isOpen)
    }

    @Test func theAddressThatAProxyNamesIsTheOneThatIsCounted() throws {
        let admission = Admission.standard {
            $0.clients.connectionsPerAddress = 1
            $0.clients.requestsPerAddress = 1
            $0.clients.proxies.header = .init("X-Forwarded-For")
            $0.clients.proxies.proxies = [IPNetwork("127.0.0.1")].compactMap(\.self)
        }
        let lines = try (0..<3).map { _ in try Line(admission) }
        for (line, client) in zip(lines, ["198.51.100.1", "198.51.100.1", "198.51.100.2"]) {
            try line.receive("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 9.9.9.9, \(client)\r\n\r\n")
        }
        #expect(try lines.map { try $0.passed.count } == [1, 0, 1])
    }
}
