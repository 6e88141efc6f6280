import Intervals

extension PreparedCalendar {
    /// The bookings and busy intervals that a session would meet, with the parts of both footprints that do.
    internal func occupancyReasons(_ session: Interval, _ rules: SlotRules) -> [Explanation.Reason] {
        let group = group(at: session.start, rules)
        var reasons: [Explanation.Reason] = []
        // With one seat it is the session itself that is in the way, and it is named below.
        let left = max(0, rules.capacity - (group?.taken ?? 0))
        if left < rules.seats, rules.capacity > 1 || rules.seats > 1 {
            reasons.append(.full(capacity: rules.capacity, left: left))
        }
        let asked = FootprintParts(session, before: rules.bufferBefore, after: rules.bufferAfter)
        for source in footprints.sources(meeting: rules.footprint(at: session.start)) {
            switch source {
            case .session(let index):
                let booked = sessions[index]
                // Seats of the same session are not in the way of one more; a full session has been told above.
                if rules.capacity > 1, let group, group.includes(booked) { continue }
                let meeting = asked.firstMeeting(with: FootprintParts(booked))
                reasons.append(.session(index: index, part: meeting.other, own: meeting.own))
            case .busy(let index):
                let meeting = asked.firstMeeting(with: FootprintParts(busy[index], before: 0, after: 0))
                reasons.append(.busy(index: index, own: meeting.own))
            }
        }
        return reasons
    }
}

/// A footprint taken apart.
private struct FootprintParts {
    /// The session first, since to meet it says the most.
    private let parts: [(part: FootprintPart, span: Interval)]

    init(_ session: Interval, before: Int64, after: Int64) {
        let whole = (
            start: session.start.subtractingSaturated(before),
            end: session.end.addingSaturated(after)
        )
        parts = [
            (.session, session),
            (.bufferBefore, Interval(start: min(whole.start, session.start), end: session.start)),
            (.bufferAfter, Interval(start: session.end, end: max(whole.end, session.end))),
        ]
    }

    init(_ booked: BookedSession) {
        let session = Interval(from: booked.start, to: booked.end) ?? Interval(start: booked.start, end: booked.start)
        self.init(session, before: booked.bufferBefore, after: booked.bufferAfter)
    }

    /// The first of this footprint's parts that meets one of the other's, and which one that is.
    func firstMeeting(with other: FootprintParts) -> (own: FootprintPart, other: FootprintPart) {
        for own in parts {
            for part in other.parts where own.span.overlaps(part.span) {
                return (own.part, part.part)
            }
        }
        // Footprints that meet do so in some part; this is for spans of no length.
        return (.session, .session)
    }
}
