import CivilTime
import Money

/// The free times of one month, of which the visitor chooses a day and then a time.
struct TimeChoice: Sendable {
    /// The zone in which dates and times are read.
    let zone: Zone

    /// The provider's zone, if it is another.
    let placeZone: Zone?
    let today: CivilDate

    /// The first day of the month that is shown.
    let month: CivilDate

    /// Unix seconds of the month's free starts in ascending order.
    let starts: [Int64]

    /// How many starts each day of the month has, the first of the month first.
    let counts: [Int]

    /// The day whose times are shown; `nil` if the month has none.
    let day: CivilDate?

    /// Those of the starts that lie on the day.
    let startsOfDay: [Int64]

    /// Places left by start, of sessions that several share.
    var places: [Int64: Int] = [:]

    /// What each start of the day costs, where that depends on the start.
    var prices: [Int64: MonetaryAmount] = [:]

    /// The last date that can be booked, if there is a bound.
    var lastDate: CivilDate?

    /// Whether other times can be shown in a second, though no calendar changes.
    var changesWithTime = false

    /// The first free date after a month without any.
    var nextFreeDate: CivilDate?

    /// Where the same choice is shown for other days.
    let address: Address

    /// Where a chosen time leads.
    let target: Address

    /// Where a visitor asks to be told of a place that becomes free; `nil` where that is not offered.
    var waiting: Address?

    /// Where another zone is chosen; `nil` where that is not offered.
    var zoneChooser: Address?

    var previousMonth: CivilDate? {
        guard month > today.monthStart else { return nil }
        return month.adding(days: -1)?.monthStart
    }

    var nextMonth: CivilDate? {
        let next = CivilDate(daysSinceEpoch: month.nextMonthStart)
        if let next, let lastDate, next > lastDate { return nil }
        return next
    }

    func address(ofMonth month: CivilDate) -> Address {
        address.with("month", String(month.description.prefix(7))).at("month")
    }

    func address(of day: CivilDate) -> Address {
        address.with("day", day.description).at("times")
    }

    func address(of start: Int64) -> Address {
        target.with("at", Timestamp.format(start))
    }
}
