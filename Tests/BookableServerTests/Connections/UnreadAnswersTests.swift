@testable import BookableServer
import NIOCore
import NIOEmbedded
import Testing

/// Which readers have to go when too much waits for them.
struct UnreadAnswersTests {
    @Test func theSlowestReaderOfTheAddressThatHasMostGoes() throws {
        let answers = UnreadAnswers(total: 100, perAddress: 100)
        let readers = try (0..<4).map { _ in try Reader() }
        answers.update(readers[0].channel, .one, bytes: 40, at: .uptimeNanoseconds(1))
        answers.update(readers[1].channel, .one, bytes: 30, at: .uptimeNanoseconds(2))
        answers.update(readers[2].channel, .two, bytes: 30, at: .uptimeNanoseconds(0))
        // The first has taken something since, the second has not.
        answers.update(readers[0].channel, .one, bytes: 39, at: .uptimeNanoseconds(3))
        answers.update(readers[3].channel, .two, bytes: 10, at: .uptimeNanoseconds(4))
        #expect(readers.map(\.channel.isActive) == [true, false, true, true])
        #expect(answers.count.bytes == 79)
        #expect(answers.count.closedReaders == 1)
    }

    @Test func anAddressAboveItsOwnBoundLosesItsOwnReaders() throws {
        let answers = UnreadAnswers(total: 1_000, perAddress: 50)
        let readers = try (0..<3).map { _ in try Reader() }
        answers.update(readers[0].channel, .two, bytes: 50, at: .uptimeNanoseconds(0))
        answers.update(readers[1].channel, .one, bytes: 30, at: .uptimeNanoseconds(1))
        answers.update(readers[2].channel, .one, bytes: 30, at: .uptimeNanoseconds(2))
        #expect(readers.map(\.channel.isActive) == [true, false, true])
        #expect(answers.count.bytes == 80)
    }

    @Test func whoHasTakenAllIsForgotten() throws {
        let answers = UnreadAnswers(total: 100, perAddress: 100)
        let reader = try Reader()
        answers.update(reader.channel, .one, bytes: 90, at: .uptimeNanoseconds(0))
        answers.update(reader.channel, .one, bytes: 0, at: .uptimeNanoseconds(1))
        #expect(answers.count.bytes == 0)
        #expect(reader.channel.isActive)
    }

    @Test func aReaderMustTakeSomethingInEachWindow() {
        let most = ReaderProgress.leastTaken
        var progress = ReaderProgress(at: .uptimeNanoseconds(0), taken: 0)
        let window = TimeAmount.nanoseconds(10)
        let looks = [(9, 0), (10, most), (19, most), (20, 2 * most - 1)].map { nanoseconds, taken in
            progress.isTooSlow(at: .uptimeNanoseconds(UInt64(nanoseconds)), taken: taken, window: window)
        }
        #expect(looks == [false, false, false, true])
    }
}

private struct Reader {
    let channel = EmbeddedChannel()

    init() throws {
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }
}
