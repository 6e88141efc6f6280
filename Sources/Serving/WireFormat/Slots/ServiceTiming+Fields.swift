package import Scheduling

extension ServiceTiming {
    /// A new service's timing; only the duration is required, and the step is the duration unless given.
    package init(reading fields: inout Fields) throws {
        let duration = try fields.integer("duration_minutes", in: 1...Self.maximumDurationMinutes)
        fields.demand("duration_minutes")
        // Where it is refused, the others are read for what is wrong with them.
        self.init(durationMinutes: duration ?? 1)
        try update(reading: &fields)
        if slotStepMinutes > Self.maximumBufferMinutes {
            let reason = "This is required where a session is longer than 31 days."
            throw fields.refusal("slot_step_minutes", reason, .value)
        }
    }

    /// Changes what the document names; an absent field stays, and null takes a limit away.
    package mutating func update(reading fields: inout Fields) throws {
        let lengths = 0...Self.maximumBufferMinutes
        let counts: ClosedRange<Int64> = 1...1_000_000
        if let minutes = try fields.integer("duration_minutes", in: 1...Self.maximumDurationMinutes) {
            durationMinutes = minutes
        }
        bufferBeforeMinutes = try fields.integer("buffer_before_minutes", in: lengths) ?? bufferBeforeMinutes
        bufferAfterMinutes = try fields.integer("buffer_after_minutes", in: lengths) ?? bufferAfterMinutes
        slotStepMinutes =
            try fields.integer("slot_step_minutes", in: 1...Self.maximumBufferMinutes) ?? slotStepMinutes
        alignment = try fields.choice("slot_alignment") ?? alignment
        minimumNoticeMinutes =
            try fields.integer("min_notice_minutes", in: 0...Self.maximumDurationMinutes) ?? minimumNoticeMinutes
        try Self.updateLimit(&bookingWindowDays, "booking_window_days", in: 0...3_660, reading: &fields)
        try Self.updateLimit(&maximumPerDay, "max_bookings_per_day", in: counts, reading: &fields)
        try Self.updateLimit(&maximumPerWeek, "max_bookings_per_week", in: counts, reading: &fields)
        try Self.updateLimit(&maximumPerMonth, "max_bookings_per_month", in: counts, reading: &fields)
        capacity = Int(try fields.integer("capacity", in: 1...10_000) ?? Int64(capacity))
        maximumSeats = Int(try fields.integer("max_seats_per_booking", in: 1...10_000) ?? Int64(maximumSeats))
    }

    private static func updateLimit(
        _ limit: inout Int?,
        _ key: String,
        in range: ClosedRange<Int64>,
        reading fields: inout Fields
    ) throws {
        let isNamed = fields.contains(key)
        let value = try fields.integer(key, in: range)
        if isNamed { limit = value.map(Int.init) }
    }
}
