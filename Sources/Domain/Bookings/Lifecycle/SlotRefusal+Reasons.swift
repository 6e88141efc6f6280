import Scheduling

extension Explanation.Reason {
    /// Whether another booking or busy time stands in the way, rather than a rule.
    var isOccupied: Bool {
        switch self {
        case .session, .busy, .full: true
        case .closed, .exception, .sessionLeavesOpening, .past, .notice, .window, .limit, .offGrid: false
        }
    }
}

extension SlotRefusal {
    /// Whether the provider, who says so, can book all the same: no booking and no busy time is in the way.
    var canBeOverridden: Bool { !isTaken }
}

extension Explanation.Reason {
    /// Whether it is about when somebody may ask for a start, rather than about the start itself.
    var isAboutBookingInTime: Bool {
        switch self {
        case .notice, .window: true
        case .session, .busy, .full, .closed, .exception, .sessionLeavesOpening, .past, .limit, .offGrid: false
        }
    }
}
