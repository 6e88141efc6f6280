package import CivilTime

/// What becomes of a message that is due.
package enum MessageVerdict: Hashable, Sendable {
    case send

    /// It would wake somebody; it is judged again at that time.
    case wait(until: Instant)
    case drop(DropReason)
}

/// Why a message was never sent.
///
/// The names are stored and told to other programs.
package enum DropReason: String, Sendable, CaseIterable {
    /// A later change of the booking made it untrue.
    case overtaken

    /// The session has begun.
    case started

    /// It could not be sent in time.
    case late

    /// A reminder that is nearer to the start is due as well.
    case nearerReminder = "nearer_reminder"

    /// The recipient's night lasts longer than it may wait.
    case quietHours = "quiet_hours"
}
