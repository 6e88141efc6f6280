/// What a ``CalendarCache`` has done since it was made, and what it holds.
package struct CalendarCounts: Sendable, Hashable {
    /// Requests answered from memory.
    package var hits = 0

    /// Requests that read the database.
    package var misses = 0

    /// Requests that waited for the reading of another.
    package var joined = 0

    /// Calendars given up for want of memory.
    package var evictions = 0

    /// Calendars given up because they had changed, or because changes could not be heard.
    package var invalidations = 0

    /// Calendars held now.
    package var entries = 0

    /// About how many bytes they take.
    package var memory = 0
}
