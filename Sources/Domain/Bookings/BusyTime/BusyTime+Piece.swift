package import Intervals
import Scheduling
import SQL

extension BusyTime {
    /// A part of the busy time from one source.
    package struct Piece: Hashable, Sendable {
        /// Whole minutes.
        let span: Interval

        /// The booking whose event somebody moved here; `nil` for an event of anything else.
        ///
        /// It keeps pieces at the same time apart: a booking may move to where its own event is, and to nobody else's.
        let booking: BookingID?

        /// Widens `span` to the whole minutes that it touches.
        package init(_ span: Interval, movedEventOf booking: BookingID? = nil) {
            self.span = span.widenedToMinutes
            self.booking = booking
        }
    }
}

extension BusyTime.Piece {
    init(row: SQLRow) throws {
        self.init(try Interval(row: row), movedEventOf: try row.decode("booking_id"))
    }
}
