import CivilTime

/// An event of a calendar that is read through a service, or one instance of a series, as far as it matters for its owner's time.
struct AccountEvent: Hashable, Sendable {
    /// What its service knows it by.
    let id: String

    /// `nil` if it is not understood.
    let time: Time?

    /// Whether its owner said that it leaves them free.
    let isFree: Bool
    let isTentative: Bool

    /// Whether its owner declined it.
    let isDeclined: Bool

    /// The UID by which other services know it.
    let uid: String?

    struct Time: Hashable, Sendable {
        let start: Moment
        let end: Moment
    }

    enum Moment: Hashable, Sendable {
        /// Unix seconds.
        case instant(Int64)

        /// Midnight in the calendar's time zone.
        case date(CivilDate)
    }
}
