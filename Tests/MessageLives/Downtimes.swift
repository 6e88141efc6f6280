import CivilTime
import Notifications

/// When servers, and the services that take messages, do not work.
struct Downtimes: Sendable {
    /// Half-open, in order, without overlaps.
    let servers: [Range<Instant>]

    /// Of the mail server, the gateway of short messages and the push services.
    let services: [Channel: [Range<Instant>]]

    /// Times in which many messages fail individually.
    let flaky: [Range<Instant>]

    /// From five minutes to three days: on each side of every limit of the late rules.
    private static let lengths: [ClosedRange<Int64>] = [
        1...120, 300...1_200, 1_800...2_600, 2_760...3_500, 7_200...20_000, 21_700...40_000, 80_000...90_000,
        175_000...260_000,
    ]

    init(from opening: Instant, days: Int64, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        servers = Self.ranges(from: opening, days: days, pause: 70 * 3_600, Self.lengths, &random)
        // Not for days: while one is down, a message is tried every half minute.
        let lengths = Array(Self.lengths.prefix(6))
        let mail = Self.ranges(from: opening, days: days, pause: 100 * 3_600, lengths, &random)
        flaky = Self.ranges(from: opening, days: days, pause: 90 * 3_600, [3_600...40_000], &random)
        let sms = Self.ranges(from: opening, days: days, pause: 130 * 3_600, lengths, &random)
        services = [
            .email: mail, .sms: sms,
            .push: Self.ranges(from: opening, days: days, pause: 130 * 3_600, lengths, &random),
        ]
    }

    private static func ranges(
        from opening: Instant,
        days: Int64,
        pause: Int64,
        _ lengths: [ClosedRange<Int64>],
        _ random: inout SplitMix64
    ) -> [Range<Instant>] {
        var ranges: [Range<Instant>] = []
        let first = Int.random(in: 0..<lengths.count, using: &random)
        var start = opening + Int64.random(in: 0...pause, using: &random)
        while start < opening + days * 86_400 {
            let length = lengths[(first + ranges.count) % lengths.count]
            let end = start + Int64.random(in: length, using: &random)
            ranges.append(start..<end)
            start = end + Int64.random(in: pause / 4...pause, using: &random)
        }
        return ranges
    }

    /// When the servers work again, if they do not at `instant`.
    func serversBack(at instant: Instant) -> Instant? { servers.first { $0.contains(instant) }?.upperBound }

    /// When what takes the messages of a channel works again, if it does not at `instant`.
    func back(_ channel: Channel, at instant: Instant) -> Instant? {
        services[channel, default: []].first { $0.contains(instant) }?.upperBound
    }

    func isFlaky(at instant: Instant) -> Bool { flaky.contains { $0.contains(instant) } }
}
