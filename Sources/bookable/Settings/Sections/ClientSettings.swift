import BookableAPI
import BookableServer
import Bookings
import HTTPTypes

/// What each client may take, and who tells its address.
enum ClientSettings: SettingSection {
    static let title = "Limits of each client address"

    static let settings = [
        Setting(
            "max_connections_per_address",
            \.server.clients.connectionsPerAddress,
            .count(1...100_000),
            "The most open connections of one address."
        )
        .details(
            """
            The next one takes the place of the address's oldest connection, which ends with its answer. With more than 16 \
            open, an address may open a quarter of this in a second; others are closed unanswered.
            """
        ),
        Setting(
            "max_requests_per_address",
            \.server.clients.requestsPerAddress,
            .count(1...100_000),
            "The most requests of one address answered at once; others of it wait."
        )
        .details("A request waits until one of them is answered, or for `read_timeout`."),
        Setting(
            "body_memory_per_address",
            \.server.clients.bodyBytesPerAddress,
            .bytes(1_024...1 << 40),
            "The most memory for bodies of requests of one address not yet answered."
        )
        .derived("4194304, at least `max_body_bytes`, `document_bytes` and `photo_bytes`") { configuration in
            let clients = configuration.server.clients
            configuration.server.clients.bodyBytesPerAddress = max(
                clients.bodyBytesPerAddress,
                configuration.server.api.longestBody
            )
        }
        .checked { configuration in
            let least = configuration.server.api.longestBody
            return configuration.server.clients.bodyBytesPerAddress < least
                ? "takes at least the longest body (max_body_bytes, document_bytes, photo_bytes), which is \(least)"
                : nil
        },
        Setting(
            "answer_memory_per_address",
            \.server.clients.unreadBytesPerAddress,
            .bytes(1 << 20...1 << 40),
            "The most memory for answers that wait for slow readers at one address."
        ),
        Setting(
            "bookings_per_address",
            \.server.api.bookingRates.perAddress,
            .count(0...1_000_000),
            "The most bookings that one address asks for in an hour without an API key."
        )
        .details("Others are answered with 429 `too_many_requests`. Each server counts for itself; 0 is any number."),
        Setting(
            "bookings_per_contact",
            \.server.api.bookingRates.perContact,
            .count(0...1_000_000),
            "The most bookings asked for in an hour for one e-mail address or telephone number, likewise."
        ),
        Setting(
            "holds_per_address",
            \.server.holds.perAddress,
            .count(0...100_000),
            "The most slots of a provider that one address holds at once without an API key."
        )
        .details("Held, or waiting for approval or payment, counted in the database. Others are answered with 429."),
        Setting(
            "holds_per_contact",
            \.server.holds.perContact,
            .count(0...100_000),
            "The most slots of a provider held at once for one client, likewise."
        ),
        Setting(
            "client_address_header",
            \.server.clients.proxies.header,
            header.optional,
            "The header in which proxies name the client, such as X-Forwarded-For."
        )
        .details("See [Behind a proxy](#behind-a-proxy).")
        .checked { configuration in
            configuration.server.clients.proxies.header != nil && configuration.trustedProxies == nil
                ? "does nothing without trusted_proxies" : nil
        },
        Setting(
            "trusted_proxies",
            \.trustedProxies,
            networks.optional,
            "The proxies whose header is trusted: addresses and networks, separated by commas."
        )
        .checked { configuration in
            configuration.trustedProxies != nil && configuration.server.clients.proxies.header == nil
                ? "does nothing without client_address_header" : nil
        },
    ]

    /// `Forwarded` holds parameters around its addresses, and is not read.
    private static let header = SettingForm<HTTPField.Name>(
        "name",
        "the name of a header that holds addresses, such as X-Forwarded-For",
        convert: { text in HTTPField.Name(text).flatMap { $0.canonicalName == "forwarded" ? nil : $0 } },
        write: \.rawName
    )

    private static let networks = SettingForm<NetworkList>(
        "list",
        "addresses and networks such as 10.0.0.0/8 between commas",
        convert: { NetworkList($0) },
        write: \.text
    )
}
