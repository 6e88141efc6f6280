package import CivilTime
package import Money

/// Which figures are asked for.
package struct FigureRequest: Sendable {
    package let provider: ProviderID

    /// Both are included.
    package let from: CalendarMonth
    package let to: CalendarMonth

    /// Those of one service alone; `nil` for all bookings, and for each service.
    package let service: ServiceID?

    /// Money of one currency alone.
    package let currency: Currency?

    package static let maximumMonths = 36

    /// Throws ``BookingsError`` where `to` is before `from`, or for too many months.
    package init(
        of provider: ProviderID,
        from: CalendarMonth,
        to: CalendarMonth,
        service: ServiceID? = nil,
        currency: Currency? = nil
    ) throws(BookingsError) {
        try Self.check(from: from, to: to)
        self.provider = provider
        self.from = from
        self.to = to
        self.service = service
        self.currency = currency
    }

    /// Throws ``BookingsError`` where `to` is before `from`, or for too many months.
    static func check(from: CalendarMonth, to: CalendarMonth) throws(BookingsError) {
        guard from <= to else {
            throw BookingsError(.invalidValue, "to is \(to), which is before \(from).", field: "to")
        }
        let count = from.months(until: to) + 1
        guard count <= Self.maximumMonths else {
            throw BookingsError(
                .invalidValue,
                "From \(from) to \(to) there are \(count) months; ask for at most \(Self.maximumMonths).",
                field: "to"
            )
        }
    }

    var months: [CalendarMonth] {
        (0...from.months(until: to)).compactMap(from.adding(months:))
    }
}
