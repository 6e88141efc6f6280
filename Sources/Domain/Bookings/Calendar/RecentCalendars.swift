/// Calendars in the order of their last use, within a bound of memory.
struct RecentCalendars: Sendable {
    private struct Place: Sendable {
        let key: CalendarKey
        let calendar: OfferedCalendar
        var newer: Int?
        var older: Int?
    }

    private(set) var count = 0

    /// Bytes.
    private(set) var memory = 0
    private let maximumMemory: Int

    /// A list from the newest to the oldest, laid out in an array with gaps.
    private var places: [Place?] = []
    private var gaps: [Int] = []
    private var newest: Int?
    private var oldest: Int?
    private var indices: [ProviderID: [CalendarKey: Int]] = [:]

    init(maximumMemory: Int) {
        self.maximumMemory = maximumMemory
    }

    /// The calendar kept under `key`, which thereby becomes the newest.
    ///
    /// O(1).
    mutating func use(_ key: CalendarKey) -> OfferedCalendar? {
        guard let index = indices[key.provider]?[key], let place = places[index] else { return nil }
        // The newest is asked for most, and it is in its place already.
        if newest != index {
            unlink(index)
            link(index)
        }
        return place.calendar
    }

    /// Keeps a calendar as the newest, gives up the oldest until all fit, and returns how many those were.
    ///
    /// One that is too large by itself is not kept. Amortised O(1) plus what is given up.
    mutating func keep(_ calendar: OfferedCalendar, for key: CalendarKey) -> Int {
        drop(key)
        // It would drive out all others and still not fit.
        guard calendar.memory <= maximumMemory else { return 0 }
        let place = Place(key: key, calendar: calendar)
        let index: Int
        if let gap = gaps.popLast() {
            index = gap
            places[gap] = place
        } else {
            index = places.count
            places.append(place)
        }
        indices[key.provider, default: [:]][key] = index
        link(index)
        count += 1
        memory += calendar.memory
        return giveUpOldest()
    }

    mutating func drop(_ key: CalendarKey) {
        guard let index = indices[key.provider]?.removeValue(forKey: key) else { return }
        if indices[key.provider]?.isEmpty == true { indices[key.provider] = nil }
        clear(index)
    }

    /// Drops what is kept of a provider and returns how many calendars those were.
    mutating func drop(of provider: ProviderID) -> Int {
        guard let dropped = indices.removeValue(forKey: provider) else { return 0 }
        for index in dropped.values { clear(index) }
        return dropped.count
    }

    /// Drops everything and returns how many calendars those were.
    mutating func dropAll() -> Int {
        let dropped = count
        self = RecentCalendars(maximumMemory: maximumMemory)
        return dropped
    }

    private mutating func giveUpOldest() -> Int {
        assert(memory >= 0 && count >= 0, "What is dropped was kept.")
        let before = count
        while memory > maximumMemory, let oldest, let place = places[oldest] { drop(place.key) }
        return before - count
    }

    private mutating func clear(_ index: Int) {
        unlink(index)
        count -= 1
        memory -= places[index]?.calendar.memory ?? 0
        places[index] = nil
        gaps.append(index)
    }

    private mutating func link(_ index: Int) {
        places[index]?.newer = nil
        places[index]?.older = newest
        if let newest { places[newest]?.newer = index } else { oldest = index }
        newest = index
    }

    private mutating func unlink(_ index: Int) {
        let newer = places[index]?.newer
        let older = places[index]?.older
        if let newer { places[newer]?.older = older } else { newest = older }
        if let older { places[older]?.newer = newer } else { oldest = newer }
    }
}
