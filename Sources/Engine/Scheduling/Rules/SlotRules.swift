/// What a service asks of a start.
///
/// All lengths are seconds.
public struct SlotRules: Hashable, Sendable {
    /// How long a session lasts.
    public let duration: Int64
    /// How long before a session the provider must be free of others; may lie outside opening hours.
    public let bufferBefore: Int64
    /// How long after a session the provider must be free of others; may lie outside opening hours.
    public let bufferAfter: Int64
    /// The distance of two starts on the grid.
    public let step: Int64
    /// Where the grid is anchored.
    public let alignment: SlotAlignment
    /// How far ahead of now a start must lie; exactly so far is allowed.
    public let minimumNotice: Int64
    /// The last date that can be booked, in days after today, in the provider's zone; nothing means no last date.
    public let bookingWindowDays: Int?
    /// The most bookings that may start on one date of the provider's zone.
    public let maximumPerDay: Int?
    /// The most bookings that may start in one ISO week of the provider's zone, Monday to Sunday.
    public let maximumPerWeek: Int?
    /// The most bookings that may start in one month of the provider's zone.
    public let maximumPerMonth: Int?
    /// How many seats share one start.
    public let capacity: Int
    /// How many of them one booking may take.
    public let maximumSeats: Int
    /// How many of them are asked for.
    public private(set) var seats = 1
    /// Which service this is: seats are shared and limits counted among bookings of the same number.
    public let service: Int

    /// The step, ready for sweeps.
    internal let gridStep: GridStep

    /// Makes the rules, or names the first value that is out of bounds.
    ///
    /// A session lasts 1 second to 366 days, as does a step; buffers take up to 366 days and the notice up to ten years;
    /// limits and the capacity are at least 1, and no booking takes more seats than there are.
    public init(
        duration: Int64,
        bufferBefore: Int64 = 0,
        bufferAfter: Int64 = 0,
        step: Int64,
        alignment: SlotAlignment = .opening,
        minimumNotice: Int64 = 0,
        bookingWindowDays: Int? = nil,
        maximumPerDay: Int? = nil,
        maximumPerWeek: Int? = nil,
        maximumPerMonth: Int? = nil,
        capacity: Int = 1,
        maximumSeats: Int = 1,
        service: Int = 0
    ) throws(ScheduleError) {
        try Self.check(duration, in: 1...Self.longest, "duration_minutes")
        try Self.check(bufferBefore, in: 0...Self.longest, "buffer_before_minutes")
        try Self.check(bufferAfter, in: 0...Self.longest, "buffer_after_minutes")
        try Self.check(step, in: 1...Self.longest, "slot_step_minutes")
        // A notice of years is as good as never, and sums of it stay far from the ends of an integer.
        try Self.check(minimumNotice, in: 0...(10 * Self.longest), "min_notice_minutes")
        // A hundred years, for the same reason.
        try Self.check(bookingWindowDays.map(Int64.init), in: 0...36_600, "booking_window_days", unit: "days")
        try Self.check(maximumPerDay.map(Int64.init), in: 1...1_000_000, "max_bookings_per_day", unit: "bookings")
        try Self.check(maximumPerWeek.map(Int64.init), in: 1...1_000_000, "max_bookings_per_week", unit: "bookings")
        try Self.check(maximumPerMonth.map(Int64.init), in: 1...1_000_000, "max_bookings_per_month", unit: "bookings")
        try Self.check(Int64(capacity), in: 1...1_000_000, "capacity", unit: "seats")
        try Self.check(Int64(maximumSeats), in: 1...Int64(capacity), "max_seats_per_booking", unit: "seats")
        self.duration = duration
        self.bufferBefore = bufferBefore
        self.bufferAfter = bufferAfter
        self.step = step
        self.alignment = alignment
        self.minimumNotice = minimumNotice
        self.bookingWindowDays = bookingWindowDays
        self.maximumPerDay = maximumPerDay
        self.maximumPerWeek = maximumPerWeek
        self.maximumPerMonth = maximumPerMonth
        self.capacity = capacity
        self.maximumSeats = maximumSeats
        self.service = service
        // The inverse is made once here, so that each division by the step is a multiplication.
        gridStep = GridStep(step)
    }

    /// The rules for a start at which one booking takes `seats`; throws for more than it may take.
    public func taking(_ seats: Int) throws(ScheduleError) -> SlotRules {
        try Self.check(Int64(seats), in: 1...Int64(maximumSeats), "seats", unit: "seats")
        return keeping(seats)
    }

    /// The same for a booking that has these seats already, and so takes no other number of them.
    ///
    /// Where the service has fewer seats by now than the booking, no start is a slot.
    package func keeping(_ seats: Int) -> SlotRules {
        precondition(seats > 0, "A booking takes a seat.")
        var rules = self
        rules.seats = seats
        return rules
    }

    /// Whether any limit on the number of bookings holds.
    internal var hasLimits: Bool {
        maximumPerDay != nil || maximumPerWeek != nil || maximumPerMonth != nil
    }

    /// To what the `clock` alignment rounds: the largest of 60, 30, 20, 15, 10, 5 minutes that divides the step, else 1.
    internal var clockUnit: Int64 {
        // Steps of 45 minutes round to 15: what people expect a clock's round times to be.
        let minutes: [Int64] = [60, 30, 20, 15, 10, 5]
        return (minutes.first { step.isMultiple(of: $0 * 60) } ?? 1) * 60
    }

    /// 366 days.
    private static let longest: Int64 = 366 * 86_400

    private static func check(
        _ value: Int64?,
        in bounds: ClosedRange<Int64>,
        _ field: String,
        unit: String = "seconds"
    ) throws(ScheduleError) {
        guard let value, !bounds.contains(value) else { return }
        throw ScheduleError(
            .valueOutOfRange,
            field: field,
            message: "\(value) \(unit) is out of bounds; it goes from \(bounds.lowerBound) to \(bounds.upperBound)"
        )
    }
}
