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

    /// What all of `files` say together; of several, one that cannot be read is left out and told, as an event is.
    func read(
        _ files: [[UInt8]],
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
                    try Self.reading(files, in: window, options)
                }
                continuation.resume(returning: result)
            }
        }
    }

    private static func reading(
        _ files: [[UInt8]],
        in window: Interval,
        _ options: BusyOptions
    ) throws(CalendarError) -> Reading {
        var intervals = IntervalSet()
        var unknownZones: Set<String> = []
        var reasons: [String] = []
        for file in files {
            do throws(CalendarError) {
                let busy = try ICalendar.BusyTime.read(file, in: window, options: options)
                intervals = intervals.union(busy.intervals)
                unknownZones.formUnion(busy.unknownZones)
                reasons += busy.ignored.map(\.reason)
            } catch {
                // A feed is one file, and a feed that cannot be read makes the link fail; of CalDAV each event is a file.
                guard files.count > 1 else { throw error }
                reasons.append(error.message)
            }
        }
        return Reading(busy: Array(intervals), warnings: warnings(unknownZones.sorted(), reasons))
    }

    private static func warnings(_ unknownZones: [String], _ reasons: [String]) -> [String] {
        let zones = unknownZones.map { "The time zone \($0.prefix(100)) is not known; its times were guessed." }
        var ignored = Dictionary(grouping: reasons, by: \.self).mapValues(\.count)
            .sorted { $0.key < $1.key }
            .map { reason, count in "\(count == 1 ? "An event" : "\(count) events") could not be read: \(reason)" }
        if ignored.count > mostWarnings { ignored = ignored.prefix(mostWarnings) + ["There are more such events."] }
        return zones.prefix(mostWarnings) + ignored
    }

    private static let mostWarnings = 10
}
