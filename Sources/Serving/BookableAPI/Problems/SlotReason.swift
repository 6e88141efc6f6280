import Bookings
import CivilTime
import Scheduling

/// One thing that forbids a start, as a problem document and `…/slots/explain` tell it.
struct SlotReason: Encodable, Sendable {
    let code: Code
    let message: String
    var closesAt: WireInstant?
    var earliest: WireInstant?
    var lastDate: String?
    var previous: WireInstant?
    var next: WireInstant?
    var date: String?
    var part: String?
    var ownPart: String?
    var booking: String?
    var busyTime: String?
    var calendar: String?
    var calendarName: String?
    var period: String?
    var maximum: Int?
    var taken: Int?

    /// What the availability rule calls itself that refuses the start.
    var rule: String?

    /// Why it could not decide.
    var ruleError: RuleErrorBody?

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Stable, and told apart by clients.
    enum Code: String, Encodable, CaseIterable {
        case outsideHours = "outside_hours"
        case exception
        case pastClosing = "past_closing"
        case occupied
        case busy
        case full
        case inThePast = "in_the_past"
        case noticeTooShort = "notice_too_short"
        case outsideBookingWindow = "outside_booking_window"
        case limitReached = "limit_reached"
        case offGrid = "off_grid"
        case availabilityRule = "availability_rule"
        case availabilityRuleFailed = "availability_rule_failed"
        case serviceArchived = "service_archived"
    }

    private enum CodingKeys: String, CodingKey {
        case code, message, earliest, previous, next, date, part, period, maximum, taken, rule
        case ruleError = "rule_error"
        case closesAt = "closes_at"
        case lastDate = "last_date"
        case ownPart = "own_part"
        case booking = "booking_id"
        case busyTime = "busy_id"
        case calendar = "calendar_id"
        case calendarName = "calendar_name"
    }
}
