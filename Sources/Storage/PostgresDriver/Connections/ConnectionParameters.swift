/// What a connection is opened with, in the words of libpq.
struct ConnectionParameters: Sendable {
    /// Later ones override earlier ones.
    let list: [(keyword: String, value: String)]

    /// The address overrides what is usual here.
    init(_ address: ServerAddress) {
        list = [
            ("fallback_application_name", "bookable"),
            // A server that vanished without a word is noticed within a minute.
            ("keepalives_idle", "30"),
            ("keepalives_interval", "10"),
            ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"),
            ("dbname", address.text),
            // Text is UTF-8 here, whatever the database keeps.
            ("client_encoding", "UTF8"),
        ]
    }
}
