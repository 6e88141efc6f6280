/// A place in a list of bookings, behind one of them.
///
/// It names no page and no count, so it stays good while bookings come, go and move: what follows it is listed, whatever that is by then.
package enum BookingCursor: Hashable, Sendable {
    /// In the order of ids.
    case id(BookingID)

    /// In the order of starts: the start that the booking had, unix seconds.
    case start(Int64, BookingID)

    package var booking: BookingID {
        switch self {
        case .id(let booking), .start(_, let booking): booking
        }
    }

    /// The order in which it is a place.
    package var order: BookingStore.Order {
        switch self {
        case .id: .id
        case .start: .start
        }
    }

    /// The place behind `booking`.
    package init(behind booking: Booking, in order: BookingStore.Order) {
        self =
            switch order {
            case .id: .id(booking.id)
            case .start: .start(booking.startAt, booking.id)
            }
    }
}

/// As clients carry it: the id, or the start, a tilde and the id.
extension BookingCursor: RawRepresentable {
    package init?(rawValue: String) {
        let parts = rawValue.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count <= 2, let last = parts.last, let booking = BookingID(rawValue: String(last)) else {
            return nil
        }
        if parts.count == 1 {
            self = .id(booking)
        } else {
            // `Int64` also reads "+5" and "007". Each place has one text alone, so other spellings are refused.
            guard let start = Int64(parts[0]), "\(start)" == parts[0] else { return nil }
            self = .start(start, booking)
        }
    }

    package var rawValue: String {
        switch self {
        case .id(let booking): booking.rawValue
        case .start(let start, let booking): "\(start)~\(booking)"
        }
    }
}
