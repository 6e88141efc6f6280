import Scheduling

/// Whether what somebody asked for was offered, and if not, why.
///
/// Of several reasons the first in the order of the cases counts: whether the provider is open then, whether that is in time, whether
/// the limits allow it, and only then whether somebody else has the place. So the counts of all outcomes add up to what was asked for.
package enum DemandOutcome: String, CaseIterable, Hashable, Sendable {
    case offered
    case serviceArchived = "service_archived"
    case outsideHours = "outside_hours"
    case exception
    case pastClosing = "past_closing"
    case inThePast = "in_the_past"
    case noticeTooShort = "notice_too_short"
    case outsideBookingWindow = "outside_booking_window"
    case limitReached = "limit_reached"
    case full
    case occupied
    case busy
    case offGrid = "off_grid"
    case availabilityRule = "availability_rule"

    /// Those that are not ``offered``, in their order.
    package static let reasons = allCases.filter { $0 != .offered }

    /// What the engine's reasons come to; without any, an availability rule has refused the start.
    init(_ reasons: [Explanation.Reason]) {
        self = reasons.map(Self.init).min { $0.rank < $1.rank } ?? .availabilityRule
    }

    private init(_ reason: Explanation.Reason) {
        self =
            switch reason {
            case .closed: .outsideHours
            case .exception: .exception
            case .sessionLeavesOpening: .pastClosing
            case .session: .occupied
            case .busy: .busy
            case .full: .full
            case .past: .inThePast
            case .notice: .noticeTooShort
            case .window: .outsideBookingWindow
            case .limit: .limitReached
            case .offGrid: .offGrid
            }
    }

    /// The place in the order.
    var rank: Int { Self.ranks[self] ?? 0 }

    private static let ranks = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
