package import SQL

/// Where a PostgreSQL server is: a URL or a connection string of libpq (`host=… password=…`), checked.
///
/// libpq quotes what it refuses, and a password that is not encoded ends up in the host, the port or the database's name.
/// So whatever libpq would refuse is refused here first, by messages that quote nothing.
package struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    /// What libpq is given.
    let text: String

    /// The address without passwords and options.
    package let description: String

    /// Throws ``SQLError/Code/connection``; the message is a predicate, such as "is not …".
    package init(_ text: String) throws(SQLError) {
        if let url = try ServerURL(text) {
            self.text = url.text
            try Self.check(try Self.options(of: url.text))
            description = url.description
        } else {
            self.text = text
            let options = try Self.options(of: text)
            try Self.check(options)
            description = Self.shown.compactMap { keyword in
                options[keyword].map { "\(keyword)=\(Self.quoted($0))" }
            }
            .joined(separator: " ")
        }
    }

    /// Whether the text is meant as an address of a server, right or wrong.
    package static func isMeant(by text: String) -> Bool {
        guard !ServerURL.isMeant(by: text) else { return true }
        let keyword = text.drop(while: \.isWhitespace).prefix { $0.isLetter || $0 == "_" }
        let rest = text[keyword.endIndex...].drop(while: \.isWhitespace)
        return rest.first == "=" && LibPQOptions.keywords.contains(String(keyword).lowercased())
    }

    private static let shown = ["host", "hostaddr", "port", "dbname", "user"]

    private static let wholeNumbers: Set = [
        "connect_timeout", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count",
        "tcp_user_timeout",
    ]

    private static func options(of text: String) throws(SQLError) -> [String: String] {
        guard let options = LibPQOptions.parse(text) else {
            throw refusal(
                """
                is not a connection string of libpq: its options are known and separated by spaces, and values that contain \
                spaces stand in single quotes
                """
            )
        }
        return options
    }

    private static func check(_ options: [String: String]) throws(SQLError) {
        guard !options.values.contains(where: { $0.unicodeScalars.contains { $0.value < 32 } }) else {
            throw refusal("contains a control character")
        }
        let hosts = (options["host"] ?? "").split(separator: ",") + (options["hostaddr"] ?? "").split(separator: ",")
        guard hosts.allSatisfy(isHost) else { throw refusal("names a host that is not valid; \(advice)") }
        let ports = (options["port"] ?? "").split(separator: ",")
        guard ports.allSatisfy({ UInt16($0).map { $0 > 0 } ?? false }) else {
            throw refusal("names a port that is not a number from 1 to 65535; \(advice)")
        }
        // libpq looks at these only while it connects, and then quotes the value.
        for (keyword, value) in options where wholeNumbers.contains(keyword) && Int32(value) == nil {
            throw refusal("gives \(keyword) a value that is not a whole number")
        }
        // libpq does not look into it again, and would send all of it to the server as a name.
        if let name = options["dbname"], name.contains("://") || name.contains("=") || name.contains("@") {
            throw refusal("names a database that is not valid; \(advice)")
        }
    }

    /// A name, an address of IP, the folder of a socket, or an abstract socket.
    private static func isHost(_ text: Substring) -> Bool {
        let name = text.first == "@" ? text.dropFirst() : text
        return name.unicodeScalars.allSatisfy { scalar in
            scalar.value > 127 || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "._~:/-%".unicodeScalars.contains(scalar)
        }
    }

    private static func quoted(_ value: String) -> String {
        let isPlain = value.allSatisfy { !$0.isWhitespace && $0 != "'" && $0 != "\\" } && !value.isEmpty
        return isPlain ? value : "'\(value.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }

    static let advice = "in a user name or password of a URL, each of / : @ ? # % must be percent-encoded, as %2F for /"

    static func refusal(_ reason: String) -> SQLError { SQLError(.connection, reason) }
}
