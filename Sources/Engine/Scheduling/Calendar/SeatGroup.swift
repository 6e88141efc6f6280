/// Bookings that share one session: same start, end and service.
internal struct SeatGroup: Hashable, Sendable {
    internal let start: Int64
    internal let end: Int64
    internal let service: Int
    internal let taken: Int

    /// The groups among `sessions`, by start.
    ///
    /// O(n log n).
    internal static func groups(of sessions: [BookedSession]) -> [SeatGroup] {
        let order = sessions.sorted { ($0.start, $0.end, $0.service) < ($1.start, $1.end, $1.service) }
        var groups: [SeatGroup] = []
        for session in order {
            var taken = session.seats
            if let last = groups.last, last.includes(session) {
                taken += last.taken
                groups.removeLast()
            }
            groups.append(
                SeatGroup(start: session.start, end: session.end, service: session.service, taken: taken)
            )
        }
        assert(
            groups.lazy.map(\.taken).reduce(0, +) == sessions.lazy.map(\.seats).reduce(0, +),
            "every booking has its seats in one group"
        )
        return groups
    }

    /// Whether a booking has its seats in this session.
    internal func includes(_ session: BookedSession) -> Bool {
        session.start == start && session.end == end && session.service == service
    }
}
