import HTTPTransport
import Testing

@testable import Stripe

@Suite struct RetryTests {
    @Test(
        arguments: [
            (409, [:], true), (429, [:], true), (500, [:], true), (503, [:], true), (400, [:], false),
            (401, [:], false),
            (402, [:], false), (404, [:], false), (500, ["Stripe-Should-Retry": "false"], false),
            (409, ["stripe-should-retry": "false"], false), (500, ["Idempotent-Replayed": "true"], false),
            (400, ["Stripe-Should-Retry": "true"], true),
        ] as [(Int, [String: String], Bool)]
    )
    func `Stripe's word counts first, then the status`(status: Int, headers: [String: String], retries: Bool) {
        var state = RetryState(RetryRule())
        let decision = state.next(after: Self.answer(status, headers), random: 0)
        #expect((decision != .giveUp) == retries)
    }

    @Test(arguments: HTTPError.Code.allCases)
    func `lost connections are tried again`(code: HTTPError.Code) {
        var state = RetryState(RetryRule())
        let decision = state.next(after: .failed(HTTPError(code, .nothingSent, "")), random: 0)
        #expect((decision != .giveUp) == [.unknownHost, .unreachable, .timeout, .connectionLost].contains(code))
    }

    @Test(arguments: [(0.0, [500, 500, 1000, 2000, 2500, 2500]), (1.0, [500, 1000, 2000, 4000, 5000, 5000])])
    func `waits double up to a longest, half of them by chance`(random: Double, milliseconds: [Int]) {
        var rule = RetryRule()
        rule.retries = 6
        var state = RetryState(rule)
        let decisions = milliseconds.map { _ in state.next(after: Self.answer(500), random: random) }
        #expect(decisions == milliseconds.map { .wait(.milliseconds($0)) })
        #expect(state.next(after: Self.answer(500), random: random) == .giveUp)
    }

    @Test func `a rate limit waits longer, and as long as is asked`() {
        var state = RetryState(RetryRule())
        #expect(state.next(after: Self.answer(429), random: 1) == .wait(.seconds(1)))
        #expect(state.next(after: Self.answer(429, ["Retry-After": "3"]), random: 1) == .wait(.seconds(3)))
    }

    @Test func `a longer wait than ours is the caller's`() {
        var state = RetryState(RetryRule())
        #expect(state.next(after: Self.answer(429, ["Retry-After": "6"]), random: 1) == .giveUp)
    }

    @Test(arguments: ["", "-1", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999999999999999"])
    func `a wait that is not a number of seconds is passed over`(text: String) {
        #expect(Self.answer(429, ["Retry-After": text]).retryAfter == nil)
    }

    private static func answer(_ status: Int, _ headers: [String: String] = [:]) -> Reply {
        let fields = headers.map { HTTPHeaders.Field(name: $0.key, value: $0.value) }
        return .answered(HTTPResponse(status: status, headers: HTTPHeaders(fields), body: []))
    }
}
