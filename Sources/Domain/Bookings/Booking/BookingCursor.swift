/// A place in a list of bookings, behind one of them.
///
/// It names no page and no count, so it stays good while bookings come, go and move: what follows it is listed, whatever that is by then.
package enum BookingCursor: Hashable, Sendable {
    /// In the order of ids.
    case id(BookingID)

    /// In the order of starts, by the start that the booking had.
    case start(StartCursor<RecordKind.Booking>)

    package var booking: BookingID {
        switch self {
        case .id(let booking): booking
        case .start(let place): place.id
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
            case .start: .start(StartCursor(start: booking.startAt, id: booking.id))
            }
    }
}

/// As clients carry it: the id, or the text of a ``StartCursor``.
extension BookingCursor: RawRepresentable {
    package init?(rawValue: String) {
        // No id contains the `~` of a `StartCursor`, so no text can be read as both.
        if let booking = BookingID(rawValue: rawValue) {
            self = .id(booking)
        } else if let place = StartCursor<RecordKind.Booking>(rawValue: rawValue) {
            self = .start(place)
        } else {
            return nil
        }
    }

    package var rawValue: String {
        switch self {
        case .id(let booking): booking.rawValue
        case .start(let place): place.rawValue
        }
    }
}
