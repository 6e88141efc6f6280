import GRDB

/// How much of the file the one connection that writes may keep in memory.
private let writersKilobytes = 16_384

extension Configuration {
    static func writer(_ limits: SQLiteLimits, _ interruption: Interruption) -> Configuration {
        var configuration = common(limits, interruption)
        // GRDB's own mode for write-ahead logs sets `synchronous` to NORMAL, which may lose commits with the power.
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA cache_size = -\(writersKilobytes)")
        }
        return configuration
    }

    static func reader(_ limits: SQLiteLimits, _ interruption: Interruption) -> Configuration {
        var configuration = common(limits, interruption)
        // The file is opened for reading alone, so that a write in a read transaction is SQLite's own error.
        configuration.readonly = true
        return configuration
    }

    private static func common(_ limits: SQLiteLimits, _ interruption: Interruption) -> Configuration {
        var configuration = Configuration()
        // SQLite has them off by default, for each connection anew.
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(limits.lockTimeout / .seconds(1))
        // A transaction spans several accesses of the queue; the pool makes sure that they are of one caller.
        configuration.allowsUnsafeTransactions = true
        // The configuration, and with it the interruption, lives as long as the connection.
        configuration.prepareDatabase { interruption.watch($0) }
        return configuration
    }
}
