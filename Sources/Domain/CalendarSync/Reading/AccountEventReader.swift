import Bookings
import CivilTime
import Intervals

/// Works out what events of a service block.
struct AccountEventReader: Sendable {
    let zones: ZoneDirectory

    /// What `events` block of `window`; whole days are in the zone named `timeZone`, or in `ownerZone` if it is not known.
    ///
    /// Events of bookings are compared with `own`, which gets the time that they block where somebody moved them to.
    func read(
        _ events: [AccountEvent],
        in window: Interval,
        timeZone: String?,
        ownerZone: Zone,
        rules: CalendarRules,
        own: inout OwnEvents,
        at now: Instant
    ) -> CalendarReader.Reading {
        let (zone, warnings) = zone(named: timeZone, or: ownerZone)
        var busy: [Interval] = []
        var unreadable = 0
        for event in events {
            let spans = event.time.map { Self.spans(of: $0, in: zone) }
            guard !own.contains(event.id) else {
                // `note` comes before `blocks`: an event that blocks nothing has been seen all the same.
                guard own.note(event.id, at: spans?.first, now), event.blocks(by: rules) else { continue }
                for span in spans ?? [] { own.block(span, for: event.id, in: window) }
                continue
            }
            guard event.blocks(by: rules) else { continue }
            guard let spans else {
                unreadable += 1
                continue
            }
            busy += spans.compactMap { $0.cut(to: window) }
        }
        own.finish(in: window, now)
        let count = unreadable == 1 ? "An event" : "\(unreadable) events"
        return CalendarReader.Reading(
            busy: Self.merged(busy),
            warnings: warnings + (unreadable == 0 ? [] : ["\(count) could not be read: the times are not understood"])
        )
    }

    private func zone(named name: String?, or ownerZone: Zone) -> (zone: Zone, warnings: [String]) {
        guard let name else { return (ownerZone, []) }
        do throws(ZoneError) {
            return (try zones.zone(named: name), [])
        } catch {
            return (ownerZone, ["The time zone \(name.prefix(100)) is not known; its whole days were guessed."])
        }
    }

    /// None for an event that takes no time.
    private static func spans(of time: AccountEvent.Time, in zone: Zone) -> [Interval] {
        switch (time.start, time.end) {
        case (.date(let first), .date(let end)):
            let midnight = Int64(first.daysSinceEpoch) * 86_400
            // One that ends on the day on which it begins is one day.
            let last = max(Int64(end.daysSinceEpoch) * 86_400, midnight + 86_400)
            return zone.instants(ofWallFrom: midnight, to: last).map { range in
                Interval(start: range.lowerBound, end: range.upperBound)
            }
        default:
            guard let start = instant(time.start, in: zone), let end = instant(time.end, in: zone), start < end else {
                return []
            }
            return [Interval(start: start, end: end)]
        }
    }

    private static func instant(_ moment: AccountEvent.Moment, in zone: Zone) -> Int64? {
        switch moment {
        case .instant(let instant): instant
        case .date(let date): zone.firstInstant(of: date)
        }
    }

    /// In order and apart from each other.
    private static func merged(_ spans: [Interval]) -> [Interval] {
        var merged: [Interval] = []
        for span in spans.sorted(by: { $0.start < $1.start }) {
            if let last = merged.last, last.end >= span.start {
                merged[merged.count - 1] = Interval(start: last.start, end: max(last.end, span.end))
            } else {
                merged.append(span)
            }
        }
        return merged
    }
}

extension AccountEvent {
    private var takesWholeDays: Bool {
        if case .date = time?.start { true } else { false }
    }

    /// Whether it takes its owner's time; own bookings, which they have anyway, do not.
    fileprivate func blocks(by rules: CalendarRules) -> Bool {
        if isDeclined || isTentative && !rules.tentativeIsBusy { return false }
        if isFree, !(rules.freeDaysAreBusy && takesWholeDays) { return false }
        return !(uid?.hasSuffix(BookingID.calendarUIDSuffix) ?? false)
    }
}
