import BookableAPI
import BookableServer

/// How much the server takes on.
enum LoadSettings: SettingSection {
    static let title = "Limits"

    static let settings = [
        Setting("max_connections", \.server.maximumConnections, .count(1...100_000), "The most open connections.")
            .details("The next is answered with 503 `overloaded` and closed."),
        Setting("max_requests", \.server.maximumRequests, .count(1...100_000), "The most requests answered at once.")
            .details(
                "The next is answered with 503 `overloaded`. Only a request whose body has arrived completely counts."
            ),
        Setting(
            "max_body_bytes",
            \.server.api.maximumBodySize,
            .bytes(1_024...16_777_216),
            "The longest body of a request."
        )
        .details("A longer one is answered with 413, before it is sent if its length is announced."),
        Setting(
            "body_memory",
            \.server.clients.bodyBytes,
            .bytes(1_024...1 << 40),
            "The most memory for bodies of requests not yet answered."
        )
        .details("The first 4 KiB of each do not count. The next is answered with 503 `overloaded`.")
        // A photo counts for as long as it is read, and must not keep the bodies of bookings away.
        .derived(
            """
            33554432 and four times `photo_bytes`, at least twice `max_body_bytes` and `document_bytes`
            """
        ) { configuration in
            let api = configuration.server.api
            configuration.server.clients.bodyBytes = max(
                configuration.server.clients.bodyBytes + 4 * api.photoBytes,
                2 * api.longestBody
            )
        }
        .checked { configuration in
            let least = 2 * configuration.server.api.longestBody
            return configuration.server.clients.bodyBytes < least
                ? "takes at least twice the longest body (max_body_bytes, document_bytes, photo_bytes), which is \(least)"
                : nil
        },
        Setting(
            "answer_memory",
            \.server.clients.unreadBytes,
            .bytes(1 << 20...1 << 40),
            "The most memory for answers that wait for slow readers."
        )
        .details("Beyond it the connections of the slowest readers are closed."),
        Setting(
            "idle_timeout",
            \.server.idleSeconds,
            .seconds(1...3_600),
            "How long a connection may be open without a request."
        ),
        Setting("read_timeout", \.server.readSeconds, .seconds(1...3_600), "How long a request may take to arrive.")
            .details(
                """
                A new connection must bring its first head in this time; each later head must be complete after its first \
                byte, and each body after its head. A late body is answered with 408. A document or photo has another second for \
                each 32 KiB of it that have come.
                """
            ),
        Setting(
            "write_timeout",
            \.server.clients.writeSeconds,
            .seconds(1...3_600),
            "How long a client may take to read an answer, or 16 KiB of a longer one."
        )
        .details("The connections of slower clients are closed."),
        Setting(
            "linger_timeout",
            \.server.lingerSeconds,
            .seconds(1...60),
            "How long a client may take for the last answer before its connection is closed."
        ),
    ]
}
