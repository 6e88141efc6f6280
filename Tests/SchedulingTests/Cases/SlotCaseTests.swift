import CivilTime
import Intervals
import Scheduling
import Testing

struct SlotCaseTests {
    /// Cases that other systems get right by terms that Bookable does not have, each with the reason.
    static let inexpressible = [
        "S18":
            "packedStarts falls back to marks of 5 minutes where that gives more starts; no alignment of ours chooses so",
        "S28":
            "packedStarts falls back to marks of 5 minutes where that gives more starts; no alignment of ours chooses so",
        "R04": "travel: a schedule has one zone",
        "R06": "travel: a schedule has one zone",
        "P16": "collective: a calendar is one provider's",
        "O04": "collective: a calendar is one provider's",
        "L04": "limits count bookings, not minutes",
        "W04": "a booking window counts every date, not business days",
        "W08": "a booking window counts dates whether or not they have slots left",
        "W10": "a booking window counts dates whether or not they have slots left, and not business days",
        "W12": "a service has no fixed first and last date; the caller asks for a range",
        "BT2":
            "lists busy spans for one service; here a session is in the way of every start but its own, seats or not",
    ]

    /// Cases that tell how a source behaves and not how it should, each with what ours does.
    static let quirks = [
        "S10": "overlapping free ranges are two providers, whose starts are united, in whichever order they are given",
        "P08": "buffers do add, but the grid restarts after the buffer of the booking, so that there are other starts",
        "H06": "a read never removes holds; which holds stand is the caller's to say",
    ]

    static let cases: [SlotCase] = {
        do {
            return try Fixture.decode([SlotCase].self, "slot-cases.json")
        } catch {
            Issue.record(error)
            return []
        }
    }()

    static func cases(_ stages: String...) -> [SlotCase] {
        cases.filter { $0.adopt == "yes" && stages.contains($0.stage) && inexpressible[$0.id] == nil }
    }

    @Test func `Every case is run or listed with a reason`() {
        let run = Set(
            Self.cases(
                "slots-from-free-ranges",
                "ranges-from-schedule",
                "subtract",
                "intersect",
                "pipeline",
                "pipeline-count",
                "pipeline-group",
                "pipeline-local",
                "limits",
                "window",
                "holds",
                "holidays"
            ).map(\.id)
        )
        let ids = Self.cases.map(\.id)
        #expect(ids.count > 60)
        #expect(Set(ids).count == ids.count)
        for id in ids {
            #expect(
                [run.contains(id), Self.inexpressible[id] != nil, Self.quirks[id] != nil].count { $0 } == 1,
                "\(id)"
            )
        }
        #expect(Set(Self.inexpressible.keys).union(Self.quirks.keys).isSubset(of: ids))
    }

    @Test(arguments: cases("slots-from-free-ranges"))
    func `Starts in free ranges`(_ slotCase: SlotCase) throws {
        let input = slotCase.input
        let zone = try ZoneDirectory.system.zone(named: present(input.gridTimeZone))
        let everyDay = (0...6).map { WeeklyHours(dayOfWeek: $0, start: .midnight, end: .endOfDay) }
        let schedule = try Schedule(zone: zone, weekly: everyDay)
        let rules = try present(input.service).rules(.clock, input)
        let now = try SlotCase.Span.instant(present(input.now))
        // Ranges that overlap are several providers'; taking each alone gives the same where they do not.
        let starts = try present(input.freeRanges).flatMap { range in
            let free = try range.interval()
            let around = Interval(start: free.start - 86_400, end: free.end + 86_400)
            let calendar = PreparedCalendar(
                schedule: schedule,
                busy: Array(IntervalSet(free).complement(within: around))
            )
            return calendar.slots(rules, now: now, in: .instants(free))
        }
        let found = Set(starts).sorted()
        let expected = slotCase.expected
        if let slots = expected.slots { #expect(try found == slots.map(SlotCase.Span.instant)) }
        if let count = expected.slotCount { #expect(found.count == count) }
        if let first = expected.first { #expect(try found.first == SlotCase.Span.instant(first)) }
        if let last = expected.last { #expect(try found.last == SlotCase.Span.instant(last)) }
    }

    @Test(arguments: cases("ranges-from-schedule"))
    func `Open time of a schedule`(_ slotCase: SlotCase) throws {
        let (input, expected) = (slotCase.input, slotCase.expected)
        let asked = try Interval(
            start: SlotCase.Span.instant(present(input.from)),
            end: SlotCase.Span.instant(present(input.to))
        )
        let closed = Set(input.outOfOfficeDates ?? [])
        func openings(closing closed: Set<String>) throws -> (zone: Zone, ranges: [Interval]) {
            let overrides = try (input.overrides ?? []).filter { !closed.contains($0.date) }.map { try $0.exception() }
            let absences = try closed.map { ScheduleException(date: try present(CivilDate($0)), kind: .closed) }
            let provider = SlotCase.Provider(timeZone: try present(input.timeZone), weekly: input.weekly, dayPlan: nil)
            let schedule = try provider.schedule(overrides + absences)
            return (schedule.zone, Array(PreparedCalendar(schedule: schedule).openings(in: .instants(asked))))
        }
        let (zone, ranges) = try openings(closing: closed)
        if let wanted = expected.ranges { #expect(try ranges == wanted.map { try $0.interval() }) }
        if let wanted = expected.rangesIgnoringOutOfOffice {
            #expect(try openings(closing: []).ranges == wanted.map { try $0.interval() })
        }
        if let last = expected.lastRange { #expect(try ranges.last == last.interval()) }
        for (date, start) in expected.startByLocalDate ?? [:] {
            let found = ranges.filter { zone.date(at: $0.start).description == date }.map(\.start)
            #expect(try found == [SlotCase.Span.instant(start)])
        }
    }

    @Test(arguments: cases("subtract"))
    func `Subtraction of ranges`(_ slotCase: SlotCase) throws {
        let source = try IntervalSet(present(slotCase.input.source).map { try $0.interval() })
        let cuts = try IntervalSet(present(slotCase.input.cuts).map { try $0.interval() })
        #expect(try Array(source.subtracting(cuts)) == present(slotCase.expected.ranges).map { try $0.interval() })
    }

    @Test(arguments: cases("intersect"))
    func `Intersection of ranges`(_ slotCase: SlotCase) throws {
        let sets = try present(slotCase.input.sets).map { try IntervalSet($0.map { try $0.interval() }) }
        let common = sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
        #expect(try Array(common) == present(slotCase.expected.ranges).map { try $0.interval() })
    }

    @Test(arguments: cases("pipeline", "holds"))
    func `Slots of a date`(_ slotCase: SlotCase) throws {
        let input = slotCase.input
        let now = try SlotCase.Span.instant(present(input.now))
        let exceptions = try (input.overrides ?? []).map { try $0.exception() }
        let bookings = (input.bookings ?? []).filter { $0.pendingBlocks ?? true }
        // A hold that has expired, or is the asker's own, is for the caller to leave out.
        let holds = try (input.holds ?? []).filter { hold in
            try SlotCase.Span.instant(present(hold.expiresAt)) > now
                && (hold.holdId != input.askerHoldId || input.askerHoldId == nil)
        }
        let calendar = PreparedCalendar(
            schedule: try present(input.provider).schedule(exceptions),
            sessions: try (bookings + holds).map { try $0.session() },
            busy: try (input.externalBusy ?? []).map { try $0.interval() }
        )
        let rules = try present(input.service).rules(.clock, input)
        let found = try calendar.slots(rules, now: now, in: .date(present(input.date))).map(Timestamp.format)
        if let slots = slotCase.expected.slotsUTC { #expect(found.map { String($0.dropFirst(11).prefix(5)) } == slots) }
        if let slot = slotCase.expected.slot { #expect(found.contains("\(try present(input.date))T\(slot):00Z")) }
    }

    @Test(arguments: cases("pipeline-group", "holidays"))
    func `Slots of a date with any of several providers`(_ slotCase: SlotCase) throws {
        let input = slotCase.input
        let rules = try present(input.service).rules(.clock, input)
        let starts = try present(input.hosts).flatMap { host in
            let provider =
                try host.provider
                ?? SlotCase.Provider(timeZone: present(host.timeZone), weekly: host.weekly, dayPlan: nil)
            let holidays = try (host.holidays ?? []).map {
                ScheduleException(date: try present(CivilDate($0)), kind: .closed)
            }
            let calendar = PreparedCalendar(
                schedule: try provider.schedule(holidays),
                sessions: try (host.bookings ?? []).map { try $0.session() }
            )
            return try calendar.slots(
                rules,
                now: SlotCase.Span.instant(present(input.now)),
                in: .date(present(input.date))
            )
        }
        let found = Set(starts).sorted().map { String(Timestamp.format($0).dropFirst(11).prefix(5)) }
        #expect(found == slotCase.expected.slotsUTC ?? [])
    }

    @Test(arguments: cases("pipeline-count"))
    func `Number of slots of a date`(_ slotCase: SlotCase) throws {
        let calendar = PreparedCalendar(schedule: try present(slotCase.input.provider).schedule())
        let rules = try present(slotCase.input.service).rules(.opening, slotCase.input)
        for (date, count) in try present(slotCase.expected.slotCountByDate) {
            #expect(calendar.slots(rules, now: nil, in: try .date(date)).count == count)
        }
    }

    @Test(arguments: cases("limits"))
    func `Limits on the number of bookings`(_ slotCase: SlotCase) throws {
        let input = slotCase.input
        let calendar = PreparedCalendar(
            schedule: try present(input.provider).schedule(),
            sessions: try (input.bookings ?? []).map { try $0.session() }
        )
        let rules = try present(input.service).rules(.clock, input)
        if let count = slotCase.expected.slotCountOnLocalDate {
            let now = try SlotCase.Span.instant(present(input.now))
            #expect(calendar.slots(rules, now: now, in: try .date(present(input.localDate))).count == count)
        }
        if let isReached = slotCase.expected.limitReached {
            let start = try present(input.request).interval().start
            #expect(calendar.isSlot(at: start, rules: rules, now: nil) == !isReached)
        }
    }

    @Test(arguments: cases("window"))
    func `Booking windows`(_ slotCase: SlotCase) throws {
        let input = slotCase.input
        let calendar = PreparedCalendar(
            schedule: try present(input.provider).schedule(),
            sessions: try (input.bookings ?? []).map { try $0.session() }
        )
        let range = try Interval(
            start: SlotCase.Span.instant(present(input.from)),
            end: SlotCase.Span.instant(present(input.to)) + 1
        )
        let rules = try present(input.service).rules(.clock, input)
        let starts = calendar.slots(rules, now: try SlotCase.Span.instant(present(input.now)), in: .instants(range))
        let byDate = Dictionary(grouping: starts) { calendar.schedule.zone.date(at: $0).description }
        for (date, slots) in try present(slotCase.expected.byViewerDate) {
            #expect(try (byDate[date] ?? []) == slots.map(SlotCase.Span.instant), "\(date)")
        }
    }

    @Test(arguments: cases("pipeline-local"))
    func `Slots of a date from a day plan`(_ slotCase: SlotCase) throws {
        let input = slotCase.input
        let provider = try present(input.provider)
        let plan = try present(provider.dayPlan)
        let date = try present(CivilDate(present(input.date)))
        var exceptions = [
            ScheduleException(date: date, kind: .open(start: try wall(plan.start), end: try wall(plan.end)))
        ]
        for pause in plan.breaks {
            exceptions.append(
                ScheduleException(date: date, kind: .closedPart(start: try wall(pause.start), end: try wall(pause.end)))
            )
        }
        if input.exceptions?.isEmpty == false { exceptions = [ScheduleException(date: date, kind: .closed)] }
        let calendar = PreparedCalendar(
            schedule: try provider.schedule(exceptions),
            sessions: try (input.appointments ?? []).map { try $0.session() },
            busy: try (input.unavailabilities ?? []).map { try $0.interval() }
        )
        let rules = try present(input.service).rules(.packed, input)
        let found = calendar.slots(rules, now: nil, in: try .date(date.description))
        #expect(found.map { String(Timestamp.format($0).dropFirst(11).prefix(5)) } == slotCase.expected.slotsLocal)
    }
}
