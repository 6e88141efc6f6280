/// How long a service takes and when it may start, in the units in which providers think.
package struct ServiceTiming: Hashable, Sendable {
    package var durationMinutes: Int64
    package var bufferBeforeMinutes: Int64 = 0
    package var bufferAfterMinutes: Int64 = 0
    package var slotStepMinutes: Int64
    package var alignment: SlotAlignment = .opening
    package var minimumNoticeMinutes: Int64 = 0

    /// Today and this many days after it can be booked, in the provider's zone; `nil` for without end.
    package var bookingWindowDays: Int?
    package var maximumPerDay: Int?
    package var maximumPerWeek: Int?
    package var maximumPerMonth: Int?

    /// Seats that share one start.
    package var capacity: Int = 1

    /// How many of them one booking may take.
    package var maximumSeats: Int = 1

    package init(durationMinutes: Int64, slotStepMinutes: Int64? = nil) {
        self.durationMinutes = durationMinutes
        self.slotStepMinutes = slotStepMinutes ?? durationMinutes
    }

    /// The longest session, 366 days in minutes; a stay can be that long.
    package static let maximumDurationMinutes: Int64 = 366 * 24 * 60

    /// The longest buffer and step, 31 days in minutes.
    package static let maximumBufferMinutes: Int64 = 31 * 24 * 60

    /// Throws for bookings that could take more seats than there are.
    package func requireSeats() throws(ScheduleError) {
        guard !(1...capacity).contains(maximumSeats) else { return }
        throw ScheduleError(
            .valueOutOfRange,
            field: "max_seats_per_booking",
            message:
                "one booking cannot take \(maximumSeats) seats of a session that has \(capacity); take 1 to \(capacity)"
        )
    }

    /// Throws for a notice that is longer than the booking window, under which no start could ever be booked.
    package func requireSomeStart() throws(ScheduleError) {
        guard let days = bookingWindowDays else { return }
        // The last date of the window ends this many days ahead, an hour later where clocks are set back.
        let reach = (Int64(days) + 1) * 24 * 60 + 60
        guard minimumNoticeMinutes >= reach else { return }
        throw ScheduleError(
            .valueOutOfRange,
            field: "min_notice_minutes",
            message:
                "nothing could ever be booked: a notice of \(minimumNoticeMinutes) minutes is longer than the booking window, "
                + "which ends \(days) days after today; take less than \((days + 1) * 24 * 60) minutes"
        )
    }

    /// The engine's rules; `tag` tells this service's sessions from those of others.
    package func rules(tag: Int) throws(ScheduleError) -> SlotRules {
        try SlotRules(
            duration: durationMinutes * 60,
            bufferBefore: bufferBeforeMinutes * 60,
            bufferAfter: bufferAfterMinutes * 60,
            step: slotStepMinutes * 60,
            alignment: alignment,
            minimumNotice: minimumNoticeMinutes * 60,
            bookingWindowDays: bookingWindowDays,
            maximumPerDay: maximumPerDay,
            maximumPerWeek: maximumPerWeek,
            maximumPerMonth: maximumPerMonth,
            capacity: capacity,
            maximumSeats: maximumSeats,
            service: tag
        )
    }
}
