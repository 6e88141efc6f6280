@testable import BookableAPI
@testable import BookableServer
import NIOCore
import NIOEmbedded
import Testing

/// What HTTP asks of a server before any route is.
struct HTTPRulesTests {
    @Test(arguments: [
        "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n X: b\r\n\r\n", "nonsense\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
    ])
    func whatIsNotHTTPIsRefusedAndTheConnectionGoes(request: String) throws {
        let line = try Line()
        try line.receive(request)
        #expect(try line.passed == [])
        let answer = try line.sent
        #expect(Line.statuses(in: answer) == [400])
        #expect(answer.contains("\"code\":\"invalid_request\""))
        #expect(answer.lowercased().contains("connection: close"))
        #expect(answer.lowercased().contains("x-content-type-options: nosniff"))
        line.advance(by: .seconds(1))
        #expect(!line.isOpen)
    }

    @Test func anAnswerIsFinishedBeforeWhatFollowsIsRefused() throws {
        let line = try Line()
        try line.receive("GET / HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n")
        #expect(try line.passed == ["/"])
        #expect(try line.statuses == [])
        try line.answer()
        #expect(try line.statuses == [200, 400])
    }

    @Test(arguments: [10_001, 9_223_372_036_854_775_807])
    func aBodyThatIsTooLongIsRefusedBeforeItComes(length: Int) throws {
        let line = try Line()
        try line.post(length: length, sent: 0)
        let answer = try line.sent
        #expect(Line.statuses(in: answer) == [413])
        #expect(answer.contains("\"code\":\"body_too_large\""))
        line.advance(by: .seconds(1))
        #expect(!line.isOpen)
    }

    @Test func aBodyOfUnknownLengthIsRefusedWhenItGrowsTooLong() throws {
        let line = try Line()
        try line.receive("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        let chunk = "fa0\r\n\(String(repeating: "x", count: 4_000))\r\n"
        try line.receive(chunk + chunk)
        #expect(try line.statuses == [])
        try line.receive(chunk)
        #expect(try line.statuses == [413])
        #expect(line.admission.bodies.used == 0)
    }

    @Test func aClientThatWaitsForLeaveToSendItsBodyGetsIt() throws {
        let line = try Line()
        try line.receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n")
        #expect(try line.sent == "HTTP/1.1 100 Continue\r\n\r\n")
        try line.receive("{}")
        #expect(try line.passed == ["/ 2"])
        try line.answer(201)
        #expect(try line.statuses == [201])
        // Where the body will not be taken, the refusal is all that comes.
        try line.receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 20000\r\nExpect: 100-continue\r\n\r\n")
        #expect(try line.statuses == [413])
    }

    @Test(arguments: ["200-ok", "100-continue, gold", "100-continue=1"])
    func anExpectationThatIsNotKnownIsRefused(expectation: String) throws {
        let line = try Line()
        try line.receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: \(expectation)\r\n\r\n")
        #expect(try line.passed == [])
        let answer = try line.sent
        #expect(Line.statuses(in: answer) == [417])
        #expect(answer.contains("\"code\":\"expectation_failed\""))
        line.advance(by: .seconds(1))
        #expect(!line.isOpen)
    }

    @Test func theOlderVersionExpectsNothing() throws {
        let line = try Line()
        try line.receive("POST / HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue, gold\r\n\r\n{}")
        #expect(try line.sent == "")
        #expect(try line.passed == ["/ 2"])
    }

    @Test(arguments: [
        ("GET / HTTP/1.0\r\n\r\n", "close", false),
        ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "keep-alive", true),
        ("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "close", false),
        ("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n", "close", false),
    ])
    func aConnectionIsKeptAsTheClientAsks(request: String, told: String, isKept: Bool) throws {
        let line = try Line()
        try line.receive(request)
        #expect(try line.passed == ["/"])
        try line.answer()
        #expect(try line.sent.lowercased().contains("connection: \(told)\r\n"))
        line.advance(by: .seconds(1))
        #expect(line.isOpen == isKept)
    }

    @Test(arguments: [
        ("/v1/providers/prv%5Fanna", "/v1/providers/prv_anna"), ("/a%2Fb", "/a%2Fb"),
        ("/%41%7e%7E%30?q=%41", "/A~~0?q=%41"),
        ("/%", "/%"), ("/%4", "/%4"), ("/%zz%41", "/%zzA"), ("/%C3%A9", "/%C3%A9"), ("/%25%35", "/%255"),
        ("/%+41", "/%+41"),
    ])
    func aCharacterThatNeedsNoEncodingIsTheSameEncoded(path: String, canonical: String) throws {
        let line = try Line()
        try line.get(path)
        #expect(try line.passed == [canonical])
    }

    @Test func aHeadThatIsTooLongIsRefused() throws {
        let line = try Line()
        try line.receive("GET / HTTP/1.1\r\nHost: a\r\nX-Long: \(String(repeating: "a", count: 17_000))")
        #expect(try line.statuses == [400])
    }

    @Test func aClientMayEndItsSendingHalfAfterItsRequests() throws {
        let line = try Line()
        try line.receive("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n")
        line.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(try line.passed == ["/1"])
        try line.answer()
        #expect(try line.passed == ["/2"])
        try line.answer()
        #expect(try line.statuses == [200, 200])
    }
}
