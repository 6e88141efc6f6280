extension Identifier<RecordKind.Booking> {
    /// The UID of the booking's event in every calendar file, mail and calendar, so that all of them show one event.
    package var calendarUID: String { rawValue + Self.calendarUIDSuffix }

    /// What UIDs of bookings end with, and those of other events do not.
    package static var calendarUIDSuffix: String { "@bookable" }
}
