import HTTPTypes

/// What a request wants of a booking.
enum BookingAction: String, CaseIterable {
    case book, confirm, cancel, reschedule, complete
    case noShow = "no_show"

    /// `nil` for requests that change no booking.
    init?(_ method: HTTPRequest.Method, route: String?) {
        guard method == .post, let route, route.hasPrefix(Self.root) else { return nil }
        switch route.dropFirst(Self.root.count) {
        case "": self = .book
        case "/{booking}/confirm": self = .confirm
        case "/{booking}/cancel": self = .cancel
        case "/{booking}/reschedule": self = .reschedule
        case "/{booking}/complete": self = .complete
        case "/{booking}/no-show": self = .noShow
        default: return nil
        }
    }

    private static let root = "/v1/bookings"
}
