/// Why a service can never be booked, though each of its settings, and each row of the hours that it is offered in, is allowed.
package struct ServiceWarning: Hashable, Sendable {
    package let service: ServiceID

    /// The service's name.
    package let name: String
    package let code: Code

    /// What is wrong and what would help, in English.
    package let message: String

    /// The raw values are stable and go over the wire.
    package enum Code: String, CaseIterable, Sendable {
        /// There are no hours at all.
        case noHours = "no_hours"

        /// All hours were for dates that are over.
        case hoursOver = "hours_over"

        /// The service takes longer than any hours.
        case hoursTooShort = "hours_too_short"

        /// The hours are long enough, but no start of the grid leaves enough of them.
        case noStart = "no_start"

        /// When a date enters the booking window, it is already too late for every start on it.
        case noticeTooLong = "notice_too_long"
    }
}
