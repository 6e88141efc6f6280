package import CivilTime
package import Money

/// Which figures of all providers together are asked for.
package struct MarketFigureRequest: Sendable {
    /// Of which providers they are.
    package enum Scope: String, CaseIterable, Sendable {
        case all

        /// Those whose listing in the marketplace is published.
        case listed
    }

    /// Both are included.
    package let from: CalendarMonth
    package let to: CalendarMonth
    package let scope: Scope

    /// Money of one currency alone.
    package let currency: Currency?

    /// Throws ``BookingsError`` where `to` is before `from`, or for too many months.
    package init(
        from: CalendarMonth,
        to: CalendarMonth,
        of scope: Scope = .all,
        currency: Currency? = nil
    ) throws(BookingsError) {
        try FigureRequest.check(from: from, to: to)
        self.from = from
        self.to = to
        self.scope = scope
        self.currency = currency
    }

    var months: [CalendarMonth] { (0...from.months(until: to)).compactMap(from.adding(months:)) }
}
