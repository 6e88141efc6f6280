import CivilTime
package import Bookings
import WireFormat

extension APIError {
    /// That a start cannot be booked: 409 with free slots nearby where it is taken, else 422 with the rule's code.
    package init(_ refusal: SlotRefusal) {
        var reasons = refusal.reasons.map(SlotReason.init)
        if let rule = refusal.rule { reasons.append(SlotReason(rule, toldWhy: false)) }
        let code = refusal.isTaken ? ProblemCode.slotTaken : reasons.first?.code.problem ?? .slotTaken
        self.init(code, reasons.first { $0.code.problem == code }?.message ?? "The start is not a slot.")
        if refusal.isTaken {
            alternatives = refusal.alternatives.map { TimeSpan(start: $0, end: $0 + refusal.duration) }
        }
        self.reasons = reasons
    }
}

extension SlotReason.Code {
    /// The code of the problem that a request to book is answered with.
    var problem: ProblemCode {
        switch self {
        case .outsideHours: .outsideHours
        case .exception: .exception
        case .pastClosing: .pastClosing
        case .occupied, .busy, .full: .slotTaken
        case .inThePast: .inThePast
        case .noticeTooShort: .noticeTooShort
        case .outsideBookingWindow: .outsideBookingWindow
        case .limitReached: .limitReached
        case .offGrid: .offGrid
        case .availabilityRule, .availabilityRuleFailed: .availabilityRule
        case .serviceArchived: .conflict
        }
    }
}
