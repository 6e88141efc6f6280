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
