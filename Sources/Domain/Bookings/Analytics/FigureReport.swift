package import CivilTime
package import Money

/// The figures of a provider's months, beside when it is open.
package struct FigureReport: Sendable {
    package let request: FigureRequest

    /// In whose months they are.
    package let timeZone: String

    /// Whether all that has happened is counted; otherwise some of it is yet to be, for a moment.
    package let isCurrent: Bool

    /// By month; of one month all bookings first, then each service of which anything is counted, by its id.
    ///
    /// Of one service, if one was asked for, every month.
    package let rows: [Row]

    /// Of the whole time, by day of the week and hour: those in which anything begins, or is open.
    package let hours: [Hour]

    /// One month of a service, or of all.
    package struct Row: Sendable {
        package let month: CalendarMonth

        /// `nil` for all.
        package let service: ServiceID?
        package let figures: MonthlyFigures

        /// What the hours and exceptions that are set now come to, whatever is booked or busy then.
        package let openMinutes: Int64

        /// What of them is busy, by hand or by calendars.
        package let busyMinutes: Int64

        /// By currency.
        package let money: [(currency: Currency, money: MonthlyMoney)]

        /// By policy, then by currency.
        package let policies: [(policy: PolicyID, currency: Currency, figures: PolicyFigures)]

        /// What clients asked for, as servers sampled it.
        package let demand: DemandFigures

        /// Booked of open minutes that are not busy; `nil` if there are none.
        ///
        /// Sessions outside open hours, or in busy time, can make it more than ten thousand.
        package var utilisationBasisPoints: Int64? { share(figures.bookedMinutes, of: openMinutes - busyMinutes) }
    }

    package struct Hour: Sendable {
        package let hour: StartHour
        package let counts: StartCounts
        package let openMinutes: Int64
        package let busyMinutes: Int64
        package let demand: HourDemand
    }
}
