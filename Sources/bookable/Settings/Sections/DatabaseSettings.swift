import BookableAPI
import BookableServer
import Bookings
import PostgresDriver

/// Where the data is, and how a PostgreSQL server is used.
enum DatabaseSettings: SettingSection {
    static let title = "Database"

    static let settings = [
        Setting("database", \.database, .database, "The database: a SQLite file, or postgres://user@host/database.")
            .secrecy(.holdsPassword)
            .details("Or a connection string of libpq; see [below](#the-databases-address)."),
        Setting(
            "create_database",
            \.createsDatabase,
            .yesOrNo,
            "Whether to make the SQLite file if there is none."
        )
        .details("On the command line also `--create`."),
        Setting(
            "migrate",
            \.migratesDatabase,
            .yesOrNo,
            "Whether to bring the schema up to date at the start; otherwise one that is not is refused."
        )
        .details("On the command line also `--no-migrate`."),
        Setting(
            "database_connections",
            \.databaseLimits.connections,
            .count(1...1_000),
            "Connections to PostgreSQL that run transactions; one more listens."
        ),
        Setting(
            "database_queue",
            \.databaseLimits.maximumWaiting,
            .count(1...100_000),
            "The most requests that wait for a connection to PostgreSQL."
        )
        .details("The next is answered with 503 `overloaded`."),
        Setting(
            "database_direct",
            \.databaseDirect,
            SettingForm.database.optional,
            "The URL of PostgreSQL itself, if --database is that of PgBouncer in transaction mode."
        )
        .secrecy(.holdsPassword)
        .details("The server then prepares no statements, and listens for notifications on a connection to this URL.")
        .checked { configuration in
            guard let direct = configuration.databaseDirect else { return nil }
            return direct.isPostgres && configuration.database.isPostgres
                ? nil : "takes the URL of a PostgreSQL server, beside such a database"
        },
        Setting(
            "database_role",
            \.databaseRole,
            .word,
            "Whether the PostgreSQL server is the primary or a replica, from which this server only reads."
        )
        .details("See [Many readers](#many-readers-many-machines).")
        .checked { configuration in
            configuration.server.isReplica && !configuration.database.isPostgres
                ? "is replica, and the database is a file" : nil
        },
        Setting(
            "statement_timeout",
            \.databaseLimits.statementTimeout,
            SettingForm<Duration>.seconds(1...3_600).optional,
            "How long PostgreSQL may run one statement before it cancels it."
        ),
        Setting(
            "database_timeout",
            \.databaseLimits.answerTimeout,
            .seconds(1...3_600),
            "How long to wait for an answer of PostgreSQL before its connection counts as lost."
        )
        .details("The connection is dropped, and the request answered with 503.")
        .derived("5 more than `statement_timeout`") { configuration in
            configuration.databaseLimits.answerTimeout =
                (configuration.databaseLimits.statementTimeout ?? .zero) + .seconds(5)
        },
        Setting(
            "database_connect_timeout",
            \.databaseLimits.connectTimeout,
            .seconds(1...300),
            "How long connecting to PostgreSQL may take."
        ),
        Setting(
            "database_lock_timeout",
            \.databaseLimits.lockTimeout,
            .seconds(1...3_600),
            "How long a statement may wait for a lock in PostgreSQL."
        ),
        Setting(
            "migration_timeout",
            \.databaseLimits.scriptTimeout,
            .seconds(1...86_400),
            "How long one migration may take in PostgreSQL."
        ),
        Setting(
            "calendar_memory",
            \.server.calendars.memory,
            .bytes(0...1 << 40),
            "The most memory for providers' calendars, from which slots are answered; 0 keeps none."
        ),
        Setting(
            "calendar_seconds",
            \.server.calendars.seconds,
            .seconds(1...86_400),
            "How long a calendar is kept in memory before it is read again, even if no change was reported."
        ),
    ]
}
