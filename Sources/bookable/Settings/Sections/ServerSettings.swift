import BookableAPI
import BookableServer
import Bookings

/// Where the server listens and what it tells.
enum ServerSettings: SettingSection {
    static let title = "Listening and logging"

    static let settings = [
        Setting("host", \.server.host, .text("address", "an address or a host name"), "The address to listen on.")
            .details("Put a proxy that speaks TLS before it."),
        Setting("port", \.server.port, .number("port", 0...65_535), "The port to listen on; 0 takes a free one."),
        Setting("log_level", \.logLevel, .word, "The least severe messages to log."),
        Setting("log_format", \.logFormat, .word, "How to log: text, or json, one object on a line.")
            .details("Both go to standard error."),
        Setting(
            "log_rate",
            \.server.logRate,
            .count(1...1_000_000),
            "The most lines a second that are logged of answers, and the most of failures."
        )
        .details("The next line says how many were left out."),
        Setting(
            "metrics",
            \.server.api.metricsAccess,
            .word,
            "Who may read /metrics: key, for an administrator's key, or open, for everybody."
        ),
        Setting(
            "backup_path",
            \.backupPath,
            SettingForm<String>.text("path", "the path of a file or a folder").optional,
            "Where backups are written, so that /metrics can tell how old the latest one is."
        )
        .details(
            """
            A file that each backup replaces, or a folder whose latest file counts. Whatever writes the backups, the time at \
            which the file was last modified is what is told, as `bookable_backup_age_seconds`.
            """
        ),
        Setting(
            "cors_origins",
            \.server.api.origins,
            origins,
            "The origins whose pages may call the API from a browser: * and origins between commas, or none."
        )
        .details(
            """
            `*` opens the routes that clients use to every origin; an origin such as `https://salon.example` may call every \
            route. See [Pages on other origins](#pages-on-other-origins).
            """
        ),
        Setting(
            "demo_member",
            \.demoMember,
            address.optional,
            "The member as whom anybody may sign in to the console from the start page, for trying Bookable out."
        )
        .details("Allowed only on a server that listens on loopback; see [the console](console.md).")
        .checked { configuration in
            configuration.demoMember != nil && !configuration.isForThisMachine
                ? "goes only with a host of this machine, such as 127.0.0.1" : nil
        },
        Setting(
            "readiness_timeout",
            \.server.api.readinessDeadline,
            .seconds(1...60),
            "How long the database may take to answer before /readyz says 503."
        ),
    ]

    private static let address = SettingForm<String>(
        "address",
        "an e-mail address",
        convert: { MemberAddress.normalized($0) },
        write: { $0 }
    )

    private static let origins = SettingForm<AllowedOrigins>(
        "list",
        "*, origins such as https://salon.example between commas, or none",
        convert: { AllowedOrigins($0) },
        write: \.text
    )
}
