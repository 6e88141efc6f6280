/// Standard and summer time that change on the same rule every year, from the footer of a zone file.
///
/// “Summer” is only a name: its offset may be the lesser one, as in Ireland, and it may span the new year.
internal struct RecurringRule: Hashable, Sendable {
    /// Offset outside summer time, seconds east of Greenwich.
    internal let standardOffset: Int64
    /// Offset in summer time, seconds east of Greenwich.
    internal let summerOffset: Int64
    /// When summer time begins, on the wall clock of standard time.
    internal let summerStart: YearlyMoment
    /// When summer time ends, on the wall clock of summer time.
    internal let summerEnd: YearlyMoment

    /// The transitions of whole years in order, each with the offset that holds from it on.
    internal func transitions(years: ClosedRange<Int>) -> [(instant: Int64, offset: Int64)] {
        var transitions: [(instant: Int64, offset: Int64)] = []
        transitions.reserveCapacity(2 * years.count)
        for year in years {
            transitions.append((summerEnd.wallSeconds(inYear: year) - summerOffset, standardOffset))
            transitions.append((summerStart.wallSeconds(inYear: year) - standardOffset, summerOffset))
        }
        // Where an end meets the next beginning, summer time goes on: the beginning must come last.
        return transitions.sorted { left, right in
            left.instant == right.instant ? right.offset == summerOffset : left.instant < right.instant
        }
    }
}
