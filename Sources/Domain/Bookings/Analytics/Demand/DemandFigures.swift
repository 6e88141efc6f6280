/// What clients asked for in a month, and what of it was offered.
package struct DemandFigures: Hashable, Sendable {
    package struct Counts: Hashable, Sendable {
        /// Requests for free times.
        package var looks: Int64 = 0

        /// Requests to book that were refused.
        package var bookings: Int64 = 0

        package init(looks: Int64 = 0, bookings: Int64 = 0) {
            (self.looks, self.bookings) = (looks, bookings)
        }

        var asked: Int64 { looks + bookings }

        static func += (left: inout Counts, right: Counts) {
            left.looks += right.looks
            left.bookings += right.bookings
        }
    }

    package private(set) var counts: [DemandOutcome: Counts] = [:]

    package init() {}

    package var asked: Int64 { counts.values.reduce(0) { $0 + $1.asked } }
    package var offered: Int64 { self[.offered].asked }
    package var notOffered: Int64 { asked - offered }

    /// What part of what was asked for was not offered; ten thousandths, `nil` if nothing was asked for.
    package var notOfferedBasisPoints: Int64? { share(notOffered, of: asked) }

    package subscript(outcome: DemandOutcome) -> Counts { counts[outcome] ?? Counts() }

    /// The reasons for which anything was not offered, the most frequent first.
    package var reasons: [(reason: DemandOutcome, counts: Counts)] {
        DemandOutcome.reasons.map { ($0, self[$0]) }.filter { $0.counts.asked > 0 }
            .sorted { ($0.counts.asked, $1.reason.rank) > ($1.counts.asked, $0.reason.rank) }
    }

    package mutating func add(_ added: Counts, _ outcome: DemandOutcome) {
        counts[outcome, default: Counts()] += added
    }

    package static func += (left: inout DemandFigures, right: DemandFigures) {
        for (outcome, counts) in right.counts { left.add(counts, outcome) }
    }
}

/// What was asked for in an hour of the week, and what of it was offered.
package struct HourDemand: Hashable, Sendable {
    package var asked: Int64 = 0
    package var offered: Int64 = 0

    package init() {}

    package var notOffered: Int64 { asked - offered }
}
