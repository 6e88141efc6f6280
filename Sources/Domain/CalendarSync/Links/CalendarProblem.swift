import CalDAV
import CalendarFeeds
import ICalendar

/// Why a linked calendar cannot be read, in words for its provider.
package struct CalendarProblem: Hashable, Sendable {
    package let code: Code

    /// A sentence without the calendar's address.
    package let message: String

    package enum Code: String, Sendable, CaseIterable {
        case badAddress = "bad_address"
        case denied
        case missing
        case tooLarge = "too_large"

        /// The file is empty, cut, or something else than a calendar.
        case notACalendar = "not_a_calendar"

        /// The address is that of several calendars.
        case severalCalendars = "several_calendars"

        /// The account gives no access any more: somebody has to connect it again.
        case disconnected

        /// The server does not answer at the moment.
        case unavailable
    }

    /// Whether nothing but the provider, or an operator, can put it right.
    package var needsProvider: Bool { code != .unavailable }
}

extension CalendarProblem {
    init(_ error: FeedError, host: String) {
        let code: Code =
            switch error.code {
            case .badAddress: .badAddress
            case .denied: .denied
            case .missing: .missing
            case .tooLarge: .tooLarge
            case .unavailable: .unavailable
            }
        self.init(code: code, message: "\(host) \(error.message).")
    }

    init(_ error: CalDAVError, host: String) {
        let code: Code =
            switch error.code {
            case .badAddress: .badAddress
            case .denied, .forbidden: .denied
            case .missing: .missing
            case .badAnswer: .notACalendar
            // None of these is the provider's to put right, and the next look may succeed.
            case .changed, .duplicate, .tokenExpired, .unavailable: .unavailable
            }
        self.init(code: code, message: "\(host) \(error.message).")
    }

    init(_ error: CalendarError, host: String) {
        let code: Code = error.code == .tooLarge ? .tooLarge : .notACalendar
        self.init(code: code, message: "The file that \(host) sent was refused: \(error.message)")
    }
}
