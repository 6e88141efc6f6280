public import Intervals

/// When the owner of a calendar is busy.
public struct BusyTime: Hashable, Sendable {
    /// The busy time inside the window that was asked for.
    public let intervals: IntervalSet

    /// Events that were left out, whole or in part, and why.
    public let ignored: [CalendarNotice]

    /// Names of time zones that nothing is known of; their times were read in the calendar's or the owner's zone.
    public let unknownZones: [String]

    /// Reads an iCalendar file (RFC 5545), and works out when it blocks time in `window`.
    ///
    /// What cannot be read is left out and reported; a file that is cut, or is not a calendar, is refused. Never takes more work
    /// or memory than the limits of `options` allow.
    public static func read(
        _ bytes: some Sequence<UInt8>,
        in window: Interval,
        options: BusyOptions
    ) throws(CalendarError) -> BusyTime {
        let read = { (bytes: UnsafeRawBufferPointer) -> Result<BusyTime, CalendarError> in
            Result { () throws(CalendarError) in try BusyCalculator.busyTime(bytes, in: window, options: options) }
        }
        let direct = bytes.withContiguousStorageIfAvailable { read(UnsafeRawBufferPointer($0)) }
        return try (direct ?? Array(bytes).withUnsafeBytes(read)).get()
    }
}
