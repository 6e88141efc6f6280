/// The bounds of a SQLite database's connections.
package struct SQLiteLimits: Sendable, Hashable {
    /// How many connections read beside the one that writes.
    package var readers: Int
    /// How many callers may wait for the writing connection, and as many for the reading ones.
    package var maximumWaiting: Int
    /// How long a transaction waits for a lock that another process holds before it counts as contention.
    package var lockTimeout: Duration
    /// How often it is looked whether another process has changed the database, once somebody listens.
    package var watchInterval: Duration
    /// How long a commit collects waiting brief transactions; twice the time of the last commit if that is longer.
    package var collectingTime: Duration

    package init(
        readers: Int = 4,
        maximumWaiting: Int = 1024,
        lockTimeout: Duration = .seconds(5),
        watchInterval: Duration = .milliseconds(200),
        collectingTime: Duration = .milliseconds(1)
    ) {
        precondition(readers > 0, "A database has at least one reader.")
        self.readers = readers
        self.maximumWaiting = maximumWaiting
        self.lockTimeout = lockTimeout
        self.watchInterval = watchInterval
        self.collectingTime = collectingTime
    }
}
