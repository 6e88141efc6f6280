import CivilTime
import Intervals
import Scheduling

/// Explains one hour of the time that somebody asked for.
///
/// Which hour of a longer time would have been taken is not known, so one is drawn, each as likely as any other: of those in which the
/// clock shows an hour that is open on some day of the week, or of all if the time has none of them. A range reaches over every night, and
/// that says nothing about nights.
struct DemandExplainer {
    let note: DemandNote

    /// What became of the hour that was drawn.
    struct Finding {
        let hour: StartHour
        let month: CalendarMonth
        let outcome: DemandOutcome
    }

    private var zone: Zone { note.slots.calendar.schedule.zone }
    private var now: Int64 { note.askedAt.secondsSince1970 }

    /// Further ahead nothing is counted.
    static let furthest: Int64 = 731 * 86_400

    /// How often an hour is drawn until an open one is found.
    private static let draws = 128

    /// How many hours are looked at until a start of the grid could lie in one.
    private static let hours = 8

    /// `nil` if nothing of the time lies ahead, or no start of the grid lies in the hours that were drawn.
    ///
    /// Throws ``RuleQueueError`` if too much waits for the provider's availability rule.
    func finding(using random: inout SmallRandom) async throws -> Finding? {
        let asked = IntervalSet(note.look.spans).intersection(
            IntervalSet(Interval(start: now, end: now + Self.furthest))
        )
        for _ in 0..<Self.hours {
            guard let part = draw(from: asked, using: &random) else { return nil }
            let outcome = try await outcome(in: part)
            // A grid of hours and a half has hours without a start, whoever is free then.
            guard outcome != .offGrid else { continue }
            let reading = zone.reading(at: part.start)
            return Finding(
                hour: StartHour(dayOfWeek: reading.date.dayOfWeek, hour: reading.hour),
                month: CalendarMonth(of: reading.date),
                outcome: outcome
            )
        }
        return nil
    }

    /// The part of an hour of the provider's clock that lies in what was asked for.
    private func draw(from asked: IntervalSet, using random: inout SmallRandom) -> Interval? {
        let length = asked.reduce(0) { $0 + $1.length }
        guard length > 0 else { return nil }
        let open = openHours
        var drawn: Interval?
        for _ in 0..<Self.draws {
            var rest = Int64.random(in: 0..<length, using: &random)
            guard
                let span = asked.first(where: { span in
                    if rest < span.length { return true }
                    rest -= span.length
                    return false
                })
            else { return nil }
            let instant = span.start + rest
            let reading = zone.reading(at: instant)
            let start = instant - Int64(reading.secondOfDay % 3_600)
            drawn = Interval(start: start, end: start + 3_600).intersection(span)
            if open.contains(reading.hour) { return drawn }
        }
        return drawn
    }

    /// The hours of the clock in which weekly hours are open on some day; all, if there are none.
    private var openHours: Set<Int> {
        var hours: Set<Int> = []
        for row in note.slots.calendar.schedule.weekly {
            let start = row.start.secondOfDay
            let end = row.end.secondOfDay > start ? row.end.secondOfDay : row.end.secondOfDay + 86_400
            for hour in (start / 3_600)..<((end + 3_599) / 3_600) { hours.insert(hour % 24) }
        }
        return hours.isEmpty ? Set(0..<24) : hours
    }

    private func outcome(in part: Interval) async throws -> DemandOutcome {
        guard !note.isArchived else { return .serviceArchived }
        let slots = note.slots.keeping(note.look.seats)
        if slots.calendar.firstSlot(slots.rules, now: now, in: .instants(part)) != nil {
            let isAllowed = try await slots.looking {
                var budget = RuleBudget(instructions: Self.instructions)
                do {
                    return try slots.firstStart(in: .instants(part), at: note.askedAt, within: &budget) != nil
                } catch {
                    return false
                }
            }
            return isAllowed ? .offered : .availabilityRule
        }
        // Of several moments the one counts that came nearest to being a start.
        let outcomes = stride(from: part.start, to: part.end, by: 900).map { instant in
            DemandOutcome(slots.calendar.explain(at: instant, rules: slots.rules, now: now).reasons)
        }
        let others = outcomes.filter { $0 != .offGrid }
        return (others.isEmpty ? outcomes : others).max { $0.rank < $1.rank } ?? .offGrid
    }

    /// Enough for the starts of an hour.
    private static let instructions: Int64 = 100_000
}
