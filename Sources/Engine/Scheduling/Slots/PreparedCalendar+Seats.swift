import Intervals

extension PreparedCalendar {
    /// How many seats are left in the session of the service that begins at `start`, which is a slot.
    ///
    /// O(log n) for *n* sessions.
    public func seatsLeft(at start: Int64, _ rules: SlotRules) -> Int {
        max(0, rules.capacity - (group(at: start, rules)?.taken ?? 0))
    }

    /// The starts in `window` at which a session of the service stands already and has as many seats left as are asked for.
    ///
    /// Such a start counts as on the grid, but for the `opening` alignment, whose grid does not move with bookings.
    internal func sharedStarts(
        _ rules: SlotRules,
        in window: Interval,
        stretches: [Interval],
        grids: [Grid]
    ) -> [Int64] {
        groups(startingIn: window).filter { group in
            group.isOpen(to: rules)
                // The hours may have been changed since the session was booked, and then no more seats of it are offered.
                && stretches.contains { $0.start <= group.start && group.end <= $0.end }
                && !isObstructed(group, rules)
                && (rules.alignment != .opening || grids.contains { $0.holds(group.start) })
        }.map(\.start)
    }

    /// The session of the service that stands at exactly this start, if there is one.
    internal func group(at start: Int64, _ rules: SlotRules) -> SeatGroup? {
        groups(startingIn: Interval(start: start, end: start + 1)).first { $0.fits(rules) }
    }

    /// Whether anything but the seats of `group` meets the footprint of one more booking.
    private func isObstructed(_ group: SeatGroup, _ rules: SlotRules) -> Bool {
        footprints.sources(meeting: rules.footprint(at: group.start)).contains { source in
            switch source {
            case .session(let index): !group.includes(sessions[index])
            case .busy: true
            }
        }
    }

    private func groups(startingIn window: Interval) -> ArraySlice<SeatGroup> {
        let first = position(ofGroupFrom: window.start)
        return seatGroups[first..<max(first, position(ofGroupFrom: window.end))]
    }

    private func position(ofGroupFrom start: Int64) -> Int {
        var lower = 0
        var upper = seatGroups.count
        while lower < upper {
            let middle = (lower + upper) / 2
            // Sorted by start, so that a window is a slice.
            if seatGroups[middle].start < start { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }
}

extension SeatGroup {
    /// Whether this is a session as the service would book it.
    internal func fits(_ rules: SlotRules) -> Bool {
        service == rules.service && end - start == rules.duration
    }

    /// Whether this is a session of the service and has as many seats left as are asked for.
    internal func isOpen(to rules: SlotRules) -> Bool {
        fits(rules) && taken <= rules.capacity - rules.seats
    }
}

extension Grid {
    /// Whether an instant lies in the span and is a start.
    internal func holds(_ instant: Int64) -> Bool {
        lower <= instant && instant < upper && contains(instant)
    }
}

extension SlotRules {
    /// What a session at `start` would occupy, buffers included.
    internal func footprint(at start: Int64) -> Interval {
        Interval(start: start - bufferBefore, end: start + duration + bufferAfter)
    }
}
