/// A time zone: at which distance from UTC the wall clocks of a place run, at every instant.
///
/// A zone is a reference to an immutable table, so that copying one is cheap. Zones come from a ``ZoneDirectory``.
public struct Zone: Sendable {
    /// The name it was asked for by, such as `Europe/Berlin`.
    public let name: String

    internal let table: ZoneTable

    internal init(name: String, table: ZoneTable) {
        self.name = name
        self.table = table
    }

    /// Coordinated Universal Time, which needs no zone database.
    public static let utc = Zone(name: "UTC", table: ZoneTable(starts: [.min], offsets: [0], footer: nil))

    /// Makes a zone of changes of its offset from UTC, seconds east of Greenwich; `nil` if an offset reaches 26 hours.
    ///
    /// `transitions` ascend strictly; before the first one `offset` holds. For zones that are not in the system's tzdata.
    public init?(name: String, offset: Int64, transitions: [(instant: Int64, offset: Int64)]) {
        let offsets = [offset] + transitions.map(\.offset)
        guard offsets.allSatisfy({ abs($0) < ZoneTable.greatestOffset }),
            zip(transitions, transitions.dropFirst()).allSatisfy({ $0.instant < $1.instant })
        else { return nil }
        let starts = [.min] + transitions.map(\.instant)
        self.init(name: name, table: ZoneTable(starts: starts, offsets: offsets, footer: nil))
    }

    /// Seconds to add to `instant` for its wall reading; positive east of Greenwich.
    ///
    /// O(log t) for *t* transitions of the zone.
    public func offset(at instant: Int64) -> Int64 {
        table.offset(at: instant)
    }

    /// The zone's clock as C can hold it, for as long as the zone is kept.
    package var unownedClock: UnsafeRawPointer { UnsafeRawPointer(Unmanaged.passUnretained(table).toOpaque()) }

    /// The offset that a clock shows at `instant`, as ``offset(at:)``.
    package static func offset(ofClock clock: UnsafeRawPointer, at instant: Int64) -> Int64 {
        Unmanaged<ZoneTable>.fromOpaque(clock).takeUnretainedValue().offset(at: instant)
    }

    /// Wall seconds at `instant`: seconds since 1970-01-01T00:00:00 as calendar and clock on the wall count them.
    ///
    /// Held to the ends of `Int64`.
    public func wallSeconds(at instant: Int64) -> Int64 {
        instant.addingSaturated(offset(at: instant))
    }

    /// What calendar and clock on the wall show at `instant`, held to the years 1 to 9999.
    public func reading(at instant: Int64) -> WallDateTime {
        WallDateTime(clampingWallSeconds: wallSeconds(at: instant))
    }

    /// The date on the wall at `instant`, held to the years 1 to 9999.
    public func date(at instant: Int64) -> CivilDate {
        reading(at: instant).date
    }

    /// The spans of constant offset that cover `[start, end)`, in order, cut off at its ends.
    ///
    /// Neighbours differ in their offset. O(log t + k) for *t* transitions of the zone, *k* of them in the range.
    public func segments(from start: Int64, to end: Int64) -> [ZoneSegment] {
        table.segments(from: start, to: end)
    }

    /// A span of constant offset that holds `instant`, from one change of the offset to the next.
    ///
    /// In the far future, where changes repeat every 400 years, a span may end where the next has the same offset. O(log t)
    /// for *t* transitions of the zone.
    public func segment(at instant: Int64) -> ZoneSegment {
        table.segment(at: instant)
    }

    /// The segment that holds `instant` and the wall readings that no other one shows.
    ///
    /// O(1) from 1970 to 2106, else as ``segment(at:)``.
    public func span(at instant: Int64) -> ZoneSpan {
        table.span(at: instant)
    }

    /// The instants whose wall reading lies in `[start, end)` wall seconds, as disjoint spans in order.
    ///
    /// Empty when clocks skip the whole range; several spans when they show part of it twice.
    public func instants(ofWallFrom start: Int64, to end: Int64) -> [Range<Int64>] {
        guard start < end else { return [] }
        // Which offset holds depends on the instant that is looked for: every span that could be meant is tried.
        let lower = start.addingSaturated(-ZoneTable.greatestOffset)
        let upper = end.addingSaturated(ZoneTable.greatestOffset)
        var spans: [Range<Int64>] = []
        for segment in segments(from: lower, to: upper) {
            let first = max(segment.start, start.addingSaturated(-segment.offset))
            let last = min(segment.end, end.addingSaturated(-segment.offset))
            guard first < last else { continue }
            assert(spans.last.map { $0.upperBound <= first } ?? true, "segments ascend, and their parts too")
            if let previous = spans.last, previous.upperBound == first {
                spans[spans.count - 1] = previous.lowerBound..<last
            } else {
                spans.append(first..<last)
            }
        }
        return spans
    }

    /// The first instant at which the wall shows `date`; `nil` for a date that the zone skipped.
    public func firstInstant(of date: CivilDate) -> Int64? {
        let midnight = Int64(date.daysSinceEpoch) * 86_400
        return instants(ofWallFrom: midnight, to: midnight + 86_400).first?.lowerBound
    }
}

extension Zone: Hashable {
    /// Zones are equal when they bear the same name and the same table.
    public static func == (left: Zone, right: Zone) -> Bool {
        left.name == right.name && left.table == right.table
    }

    /// Hashes the name alone, which nearly always tells zones apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }
}

extension Zone: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}

extension Int64 {
    /// The sum, held to the ends of `Int64`.
    internal func addingSaturated(_ amount: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(amount)
        if !overflow { return sum }
        return amount < 0 ? .min : .max
    }
}
