package import CivilTime
package import Money

/// The figures of all providers together, by month.
package struct MarketFigureReport: Sendable {
    package let request: MarketFigureRequest

    /// Every month that was asked for.
    package let rows: [Row]

    /// One month of each provider's own zone.
    package struct Row: Sendable {
        package let month: CalendarMonth

        /// Of how many providers anything is counted.
        package internal(set) var providers: Int64 = 0

        /// Sums; lead times are not added up.
        ///
        /// A client of two providers counts twice.
        package internal(set) var figures = MonthlyFigures()

        /// Of these providers, as it was when their month was last counted.
        package internal(set) var openMinutes: Int64 = 0
        package internal(set) var busyMinutes: Int64 = 0

        /// By currency.
        package internal(set) var money: [(currency: Currency, money: MonthlyMoney)] = []
        package internal(set) var demand = DemandFigures()

        init(_ month: CalendarMonth) { self.month = month }

        package var newClients: Int64 { figures.clients - figures.returningClients }

        /// Booked of open minutes that are not busy; `nil` if there are none.
        package var utilisationBasisPoints: Int64? { share(figures.bookedMinutes, of: openMinutes - busyMinutes) }
    }
}
