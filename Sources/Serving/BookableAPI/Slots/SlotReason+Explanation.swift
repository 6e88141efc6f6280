import CivilTime
import Scheduling

extension SlotReason {
    /// Puts a reason of the engine in words.
    ///
    /// Which exception or booking it is, the caller may add.
    init(_ reason: Explanation.Reason) {
        switch reason {
        case .closed(let closed): self = .closed(closed)
        case .exception: self.init(.exception, "An exception closes the date or opens it for other hours.")
        case .sessionLeavesOpening(let closesAt):
            self.init(.pastClosing, "The session would run past closing at \(Instant(closesAt)).")
            self.closesAt = WireInstant(Instant(closesAt))
        case .session(_, let part, let own): self = .occupied(part: part, own: own)
        case .busy(_, let own):
            self.init(.busy, "The provider is busy elsewhere then.")
            ownPart = own.rawValue
        case .full(let capacity, let left):
            self.init(
                .full,
                left == 0 ? "All \(capacity) seats are taken." : "Only \(left) of \(capacity) seats are left."
            )
            maximum = capacity
            taken = capacity - left
        case .past: self.init(.inThePast, "That time has passed.")
        case .notice(let earliest):
            self.init(.noticeTooShort, "The earliest start is \(Instant(earliest)).")
            self.earliest = WireInstant(Instant(earliest))
        case .window(let lastDate):
            self.init(.outsideBookingWindow, "The last date that can be booked now is \(lastDate).")
            self.lastDate = lastDate.description
        case .limit(let period, let maximum, let taken):
            self.init(.limitReached, "The service takes at most \(maximum) bookings a \(period.rawValue).")
            self.period = period.rawValue
            self.maximum = maximum
            self.taken = taken
        case .offGrid(let previous, let next): self = .offGrid(previous: previous, next: next)
        }
    }

    private static func closed(_ closed: Explanation.Closed) -> SlotReason {
        switch closed {
        case .noHours(let day):
            return SlotReason(.outsideHours, "The provider has no hours on \(weekdays[day % 7])s.")
        case .outsideHours(let date):
            var reason = SlotReason(.outsideHours, "The provider has hours on \(date), but not then.")
            reason.date = date.description
            return reason
        }
    }

    private static func occupied(part: FootprintPart, own: FootprintPart) -> SlotReason {
        let ours = words(own, "this session")
        var reason = SlotReason(
            .occupied,
            "\(ours.prefix(1).uppercased() + ours.dropFirst()) would overlap \(words(part, "another booking"))."
        )
        reason.part = part.rawValue
        reason.ownPart = own.rawValue
        return reason
    }

    private static func offGrid(previous: Int64?, next: Int64?) -> SlotReason {
        let neighbours = [previous, next].compactMap { $0.map(Timestamp.format) }.joined(separator: " and ")
        var reason = SlotReason(
            .offGrid,
            neighbours.isEmpty ? "No start lies then." : "Starts nearby are at \(neighbours)."
        )
        reason.previous = previous.map { WireInstant(Instant($0)) }
        reason.next = next.map { WireInstant(Instant($0)) }
        return reason
    }

    private static func words(_ part: FootprintPart, _ whose: String) -> String {
        switch part {
        case .session: whose
        case .bufferBefore: "the buffer before \(whose)"
        case .bufferAfter: "the buffer after \(whose)"
        }
    }

    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}
