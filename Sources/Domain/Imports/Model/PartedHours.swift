import CivilTime

/// Hours of a day with breaks, as pieces between them.
enum PartedHours {
    /// What is left of `[start, end)` without the breaks; `nil` if a break or the hours end before they begin.
    static func pieces(
        from start: WallTime,
        to end: WallTime,
        without breaks: [(start: WallTime, end: WallTime)]
    ) -> [(start: WallTime, end: WallTime)]? {
        guard start < end, breaks.allSatisfy({ $0.start < $0.end }) else { return nil }
        var pieces: [(start: WallTime, end: WallTime)] = []
        var from = start
        for pause in breaks.sorted(by: { $0.start < $1.start }) {
            if pause.start > from, from < end { pieces.append((from, min(pause.start, end))) }
            from = max(from, pause.end)
        }
        if from < end { pieces.append((from, end)) }
        return pieces
    }
}
