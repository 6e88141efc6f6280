/// The events of one UID: a series, or several versions of it, and the overrides of its instances.
internal struct EventGroup {
    internal var masters: [Int] = []
    internal var overrides: [Int] = []

    /// The groups of the events at some positions, in the order of their first events.
    ///
    /// Events without a UID are alone.
    internal static func groups(_ events: [EventRecord], at positions: [Int]) -> [EventGroup] {
        var groups: [EventGroup] = []
        groups.reserveCapacity(positions.count)
        var places: [String: Int] = [:]
        places.reserveCapacity(positions.count)
        for position in positions {
            let uid = events[position].uid
            var place = groups.count
            if !uid.isEmpty {
                if let known = places[uid] { place = known } else { places[uid] = place }
            }
            if place == groups.count { groups.append(EventGroup()) }
            if events[position].recurrence?.instance != nil {
                groups[place].overrides.append(position)
            } else {
                groups[place].masters.append(position)
            }
        }
        return groups
    }
}
