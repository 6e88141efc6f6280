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
                let repeated = Self.compare(files, in: window, options, &own, now)
                let others = files.filter { !own.contains($0.name) }
                let result = Result { () throws(CalendarError) in
                    try Self.reading(others, besides: repeated, in: window, options)
                }
                continuation.resume(returning: result.map { (reading: $0, own: own) })
            }
        }
    }

    /// Compares the files of bookings' events with what was written.
    ///
    /// Returns further instances of those that somebody made a series of: they belong to no booking, and block as other events do.
    private static func compare(
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
        var repeated = IntervalSet()
        for file in files where own.contains(file.name) {
            let spans = spans(of: file, in: window, options)
            // A series has the booking's instance among others.
            let span = spans.first { $0 == own.writtenSpan(of: file.name) } ?? spans.first
            if own.note(file.name, at: span, now), let span { own.block(span, for: file.name, in: window) }
            let others = spans.filter { $0 != span }.compactMap { $0.cut(to: window) }
            if !others.isEmpty { repeated = repeated.union(IntervalSet(others)) }
        }
        own.finish(in: window, now)
        return repeated
    }

    /// When an event takes place, in order; none if what somebody has made of it is not an event any more.
    private static func spans(of file: File, in window: Interval, _ options: BusyOptions) -> [Interval] {
        // A series without an end has too many instances in all years. What runs into the window has to be whole, however.
        let around = Interval(start: window.start - year, end: window.end + year)
        for range in [everyday, around] {
            do throws(CalendarError) {
                let busy = try ICalendar.BusyTime.read(file.bytes, in: range, options: options)
                if busy.ignored.isEmpty { return Array(busy.intervals) }
            } catch {
                continue
            }
        }
        return []
    }

    /// Wherever an event may have been moved to: the years that have four digits, by and large.
    private static let everyday = Interval(start: 0, end: 250_000_000_000)

    /// Longer than an event of a booking takes.
    private static let year: Int64 = 366 * 86_400

    private static func reading(
        _ files: [File],
        besides repeated: IntervalSet,
        in window: Interval,
        _ options: BusyOptions
    ) throws(CalendarError) -> Reading {
        var intervals = repeated
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
        if ignored.count > maximumWarnings {
            ignored = ignored.prefix(maximumWarnings) + ["There are more such events."]
        }
        return zones.prefix(maximumWarnings) + ignored
    }

    private static let maximumWarnings = 10
}
