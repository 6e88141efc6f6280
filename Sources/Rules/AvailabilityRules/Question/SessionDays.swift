import CPolicyHost
public import CivilTime

/// What is booked, by the dates of the provider's zone on which it starts.
public struct SessionDays: Sendable {
    /// In the order of their dates, and of their starts on each.
    private let sessions: [rule_session]

    /// The date of each session, in days since 1970-01-01.
    private let days: [Int64]

    /// Sorts the sessions; O(*n* log *n*) in their number.
    public init(_ sessions: some Sequence<RuleSession>, in zone: Zone) {
        // By the date first: where clocks go back over midnight, a later instant can have an earlier date.
        let sorted = sessions.map { (day: Self.day(ofWall: zone.wallSeconds(at: $0.startAt)), session: $0) }
            .sorted {
                ($0.day, $0.session.startAt, $0.session.endAt) < ($1.day, $1.session.startAt, $1.session.endAt)
            }
        days = sorted.map(\.day)
        self.sessions = sorted.map { _, session in
            rule_session(
                start_at: session.startAt,
                end_at: session.endAt,
                is_same_service: session.isSameService
            )
        }
    }

    /// The date that a clock shows, in days since 1970-01-01.
    static func day(ofWall seconds: Int64) -> Int64 {
        let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Calls `body` with the sessions in memory that stays for the length of the call.
    func withSessions<Outcome>(_ body: (UnsafeBufferPointer<rule_session>) -> Outcome) -> Outcome {
        sessions.withUnsafeBufferPointer(body)
    }

    /// The places of a date's sessions; O(log *n*), and O(1) where `near` is the answer for the same date.
    func places(of day: Int64, near hint: Range<Int>) -> Range<Int> {
        if !hint.isEmpty, days[hint.lowerBound] == day { return hint }
        var lower = 0
        var upper = days.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if days[middle] < day { lower = middle + 1 } else { upper = middle }
        }
        var end = lower
        while end < days.count, days[end] == day { end += 1 }
        return lower..<end
    }
}
