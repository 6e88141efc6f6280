@testable import BookableServer
import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

/// The bounds of a connection, on a channel whose time is told by the test.
struct ConnectionTests {
    @Test func aWholeRequestPassesAndHasTime() throws {
        let line = try Line()
        try line.receive(.head(.init(method: .get, scheme: nil, authority: nil, path: "/")), .end(nil))
        line.channel.embeddedEventLoop.advanceTime(by: .hours(1))
        #expect(try line.passed == 2)
        try line.answer(200)
        #expect(try line.statuses == [200])
        #expect(line.isOpen)
        #expect(line.census.count.admitted == 1)
    }

    @Test func aBodyThatDoesNotComeIsAnsweredAndTheConnectionGoes() throws {
        let line = try Line()
        try line.receive(.head(Self.post), .body(ByteBuffer(string: "{")))
        line.channel.embeddedEventLoop.advanceTime(by: .seconds(14))
        // A byte now and then buys no more time.
        try line.receive(.body(ByteBuffer(string: " ")))
        line.channel.embeddedEventLoop.advanceTime(by: .milliseconds(999))
        #expect(try line.statuses == [])
        line.channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(try line.statuses == [408])
        line.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!line.isOpen)
        #expect(line.census.count.admitted == 0)
    }

    @Test func aConnectionThatSaysNothingGoes() throws {
        let line = try Line()
        line.channel.embeddedEventLoop.advanceTime(by: .seconds(15))
        #expect(!line.isOpen)
    }

    @Test func aConnectionTooManyIsToldSo() throws {
        let census = ConnectionCensus(maximum: 1)
        let first = try Line(census)
        let second = try Line(census)
        #expect(try second.statuses == [503])
        try second.receive(.head(Self.post), .end(nil))
        #expect(try second.passed == 0)
        second.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!second.isOpen)
        #expect(census.count.refusedInAll == 1)
        try first.close()
        #expect(try Line(census).isOpen)
    }

    @Test func aFloodOfConnectionsIsNotEvenAnswered() {
        let census = ConnectionCensus(maximum: 1)
        let admissions = (0..<100).map { _ in census.enter() }
        #expect(admissions.filter { $0 == .admitted }.count == 1)
        #expect(admissions.filter { $0 == .refused }.count == 64)
        #expect(admissions.filter { $0 == .dropped }.count == 35)
        #expect(census.count.refusedInAll == 99)
        for admission in admissions { census.leave(admission) }
        #expect(census.count.admitted == 0)
        #expect(census.count.beingRefused == 0)
        #expect(census.enter() == .admitted)
    }

    @Test func aHalfSentRequestDoesNotHoldUpTheEnd() throws {
        let line = try Line()
        try line.receive(.head(Self.post))
        line.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        line.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try line.statuses == [503])
        line.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!line.isOpen)
    }

    @Test func aWholeRequestIsAnsweredAfterTheEndWasTold() throws {
        let line = try Line()
        try line.receive(.head(Self.post), .end(nil))
        line.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        line.channel.embeddedEventLoop.advanceTime(by: .minutes(1))
        try line.answer(201)
        #expect(try line.heads.map { $0.headerFields[.connection] } == ["close"])
    }

    @Test func anAnswerThatComesTooLateIsDropped() throws {
        let line = try Line()
        try line.receive(.head(Self.post))
        line.channel.embeddedEventLoop.advanceTime(by: .seconds(15))
        #expect(try line.statuses == [408])
        #expect(throws: ChannelError.self) { try line.answer(200) }
        #expect(try line.statuses == [])
    }

    private static let post = HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/v1/bookings")
}

/// One connection whose time stands still until it is moved.
private struct Line {
    let census: ConnectionCensus
    let channel: EmbeddedChannel

    init(_ census: ConnectionCensus = ConnectionCensus(maximum: 10)) throws {
        self.census = census
        channel = EmbeddedChannel(
            handler: ConnectionGuard(census: census, limits: ConnectionLimits(reading: .seconds(15)))
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    var isOpen: Bool { channel.isActive }

    func receive(_ parts: HTTPRequestPart...) throws {
        for part in parts { try channel.writeInbound(part) }
    }

    func answer(_ status: Int) throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .init(code: status))))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
    }

    func close() throws {
        try channel.close().wait()
    }

    /// How many parts came through since it was last asked.
    var passed: Int {
        get throws {
            var count = 0
            while try channel.readInbound(as: HTTPRequestPart.self) != nil { count += 1 }
            return count
        }
    }

    /// The heads that were sent since it was last asked.
    var heads: [HTTPResponse] {
        get throws {
            var heads: [HTTPResponse] = []
            while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
                if case .head(let head) = part { heads.append(head) }
            }
            return heads
        }
    }

    var statuses: [Int] { get throws { try heads.map(\.status.code) } }
}
