import Bookings
import CivilTime
import Dispatch
import ICalendar
import Intervals

/// Reads iCalendar files on a thread of its own, one after the other, so that a large one delays no request.
struct CalendarReader: Sendable {
    private let queue = DispatchQueue(label: "bookable.calendars", qos: .utility)
    private let zones: ZoneDirectory

    init(zones: ZoneDirectory) {
        self.zones = zones
    }

    /// What a file says.
    struct Reading: Sendable {
        /// In order and apart from each other.
        let busy: [Interval]

        /// What was left out or guessed.
        let warnings: [String]
    }

    func read(
        _ bytes: [UInt8],
        in window: Interval,
        zone: Zone,
        rules: CalendarRules
    ) async -> Result<Reading, CalendarError> {
        let options = BusyOptions(
            timeZone: zone,
            ownerAddresses: rules.ownerAddresses,
            tentativeIsBusy: rules.tentativeIsBusy,
            ownSuffix: BookingID.calendarUIDSuffix,
            zones: zones
        )
        return await withCheckedContinuation { continuation in
            queue.async {
                let result = Result { () throws(CalendarError) in
                    Self.reading(try ICalendar.BusyTime.read(bytes, in: window, options: options))
                }
                continuation.resume(returning: result)
            }
        }
    }

    private static func reading(_ busy: ICalendar.BusyTime) -> Reading {
        let zones = busy.unknownZones.map { "The time zone \($0.prefix(100)) is not known; its times were guessed." }
        var ignored = Dictionary(grouping: busy.ignored, by: { "\($0.reason)" }).mapValues(\.count)
            .sorted { $0.key < $1.key }
            .map { reason, count in "\(count == 1 ? "An event" : "\(count) events") could not be read: \(reason)" }
        if ignored.count > mostWarnings { ignored = ignored.prefix(mostWarnings) + ["There are more such events."] }
        return Reading(busy: Array(busy.intervals), warnings: zones.prefix(mostWarnings) + ignored)
    }

    private static let mostWarnings = 10
}
