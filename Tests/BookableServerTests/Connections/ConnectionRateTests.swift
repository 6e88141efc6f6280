@testable import BookableServer
import NIOCore
import NIOEmbedded
import Testing

/// How fast an address may open connections.
struct ConnectionRateTests {
    @Test func anAddressHasItsBurstAndThenItsRate() {
        let rate = ConnectionRate(perSecond: 2, burst: 3)
        let second: UInt64 = 1_000_000_000
        func take(_ count: Int, at seconds: UInt64) -> Int {
            (0..<count).count { _ in rate.take(.one, at: .uptimeNanoseconds(seconds * second)) }
        }
        #expect(take(5, at: 10) == 3)
        #expect(take(5, at: 11) == 2)
        #expect(take(5, at: 100) == 3)
        #expect(rate.take(.two, at: .uptimeNanoseconds(100 * second)))
    }

    @Test func whoHasFewConnectionsOpensOthersAsFastAsItLikes() {
        let connections = ConnectionCounter(maximum: 100, perAddress: 40)
        let channels = (0..<30).map { _ in EmbeddedChannel() }
        for channel in channels[..<15] { _ = connections.enter(channel, .one) }
        #expect((0..<1_000).allSatisfy { _ in connections.accepts(.one, at: .uptimeNanoseconds(0)) })
        for channel in channels[15...] { _ = connections.enter(channel, .one) }
        #expect((0..<1_000).count { _ in connections.accepts(.one, at: .uptimeNanoseconds(0)) } == 40)
        #expect(connections.accepts(.two, at: .uptimeNanoseconds(0)))
        for channel in channels { channel.close(promise: nil) }
    }
}
