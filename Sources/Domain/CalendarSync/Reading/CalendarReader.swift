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

    /// A file, and its name in its calendar; a feed has an empty name and is the whole calendar.
    struct File: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    /// Reads all of `files` as one calendar.
    ///
    /// A file that cannot be read is left out with a warning, as an event is; a feed that cannot be read is a failure.
    func read(
        _ files: [File],
        in window: Interval,
        zone: Zone,
        rules: CalendarRules,
        own: OwnEvents = OwnEvents(before: [], after: []),
        at now: Instant
    ) async -> Result<(reading: Reading, own: OwnEvents), CalendarError> {
        let options = BusyOptions(
            timeZone: zone,
            ownerAddresses: rules.ownerAddresses,
            tentativeIsBusy: rules.tentativeIsBusy,
            freeDaysAreBusy: rules.freeDaysAreBusy,
            ownSuffix: BookingID.calendarUIDSuffix,
            zones: zones
        )
        return await withCheckedContinuation { continuation in
            queue.async {
                var own = own
                let moved = Self.moved(files, in: window, options, &own, now)
                let others = files.filter { !own.contains($0.name) }
                let result = Result { () throws(CalendarError) in
                    try Self.reading(others, moved: moved, in: window, options)
                }
                continuation.resume(returning: result.map { (reading: $0, own: own) })
            }
        }
    }

    /// Compares the files of bookings' events with what was written; returns where somebody moved them to.
    private static func moved(
        _ files: [File],
        in window: Interval,
        _ options: BusyOptions,
        _ own: inout OwnEvents,
        _ now: Instant
    ) -> IntervalSet {
        var options = options
        // Here it is asked where own events are and not what they block, so none is left out.
        options.ownSuffix = ""
        options.tentativeIsBusy = true
        var moved = IntervalSet()
        for file in files where own.contains(file.name) {
            var span: Interval?
            do throws(CalendarError) {
                let busy = try ICalendar.BusyTime.read(file.bytes, in: everyday, options: options)
                span = Array(busy.intervals).first
            } catch {
                // What somebody has made of it is not an event any more.
            }
            guard own.note(file.name, at: span, now), let span else { continue }
            let (start, end) = (max(span.start, window.start), min(span.end, window.end))
            if start < end { moved = moved.union(IntervalSet(Interval(start: start, end: end))) }
        }
        own.finish(in: window, now)
        return moved
    }

    /// Wherever an event may have been moved to: the years that have four digits, by and large.
    private static let everyday = Interval(start: 0, end: 250_000_000_000)

    private static func reading(
        _ files: [File],
        moved: IntervalSet,
        in window: Interval,
        _ options: BusyOptions
    ) throws(CalendarError) -> Reading {
        var intervals = moved
        var unknownZones: Set<String> = []
        var reasons: [String] = []
        for file in files {
            do throws(CalendarError) {
                let busy = try ICalendar.BusyTime.read(file.bytes, in: window, options: options)
                intervals = intervals.union(busy.intervals)
                unknownZones.formUnion(busy.unknownZones)
                reasons += busy.ignored.map(\.reason)
            } catch {
                // A feed that cannot be read fails the whole link; on CalDAV each event is a file of its own.
                guard !file.name.isEmpty else { throw error }
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
