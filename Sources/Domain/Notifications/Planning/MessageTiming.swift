/// When messages that are not sent at once are due, and how late they may be, in seconds.
package enum MessageTiming {
    /// A reminder is planned only if it is due so long after the change that told the start.
    package static func gap(of occasion: Occasion) -> Int64 {
        switch occasion {
        case .firstReminder, .approvalReminder: 3_600
        case .lastReminder: 15 * 60
        default: 0
        }
    }

    /// How long after it was due a message may be sent; `nil` if as long as what it says is true.
    package static func lateness(of occasion: Occasion) -> Int64? {
        switch occasion {
        case .firstReminder: 6 * 3_600
        case .lastReminder: 45 * 60
        case .reviewRequest: 48 * 3_600
        default: nil
        }
    }
}
