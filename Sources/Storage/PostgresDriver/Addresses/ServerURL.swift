import SQL

/// A URL of a PostgreSQL server in which nothing can be taken for something else.
struct ServerURL: CustomStringConvertible {
    private static let schemes = ["postgres://", "postgresql://"]

    /// With the scheme in lower case, in which alone libpq knows it.
    let text: String

    /// Without the password and the options.
    let description: String

    static func isMeant(by text: String) -> Bool { scheme(of: text) != nil }

    private static func scheme(of text: String) -> String? {
        let lowercased = text.lowercased()
        return schemes.first(where: lowercased.hasPrefix)
    }

    /// `nil` if the text does not begin as such a URL; throws where a part of it has a character that must be encoded.
    init?(_ text: String) throws(SQLError) {
        guard let scheme = Self.scheme(of: text) else { return nil }
        let rest = text.dropFirst(scheme.count)
        self.text = scheme + rest
        guard rest.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 }), Self.isEncoded(rest) else {
            throw ServerAddress.refusal("is not a URL; \(ServerAddress.advice)")
        }
        let parts = rest.split(separator: "@", omittingEmptySubsequences: false)
        // A password with an `@` of its own would put its rest into the host's name, which messages show.
        let isClear = parts.count == 1 || parts.count == 2 && Self.isCredentials(parts[0])
        guard isClear else { throw ServerAddress.refusal("is not a URL; \(ServerAddress.advice)") }
        let place = (parts.last ?? "").prefix { $0 != "?" }
        let hosts = place.prefix { $0 != "/" }
        let name = place.dropFirst(hosts.count + 1)
        guard hosts.split(separator: ",").allSatisfy(Self.isHost), !name.contains("/") else {
            throw ServerAddress.refusal("names a host or a port that is not valid; \(ServerAddress.advice)")
        }
        let user = parts.count == 2 ? parts[0].prefix { $0 != ":" } + "@" : ""
        description = "\(scheme)\(user)\(place)"
    }

    /// A user, or a user and a password.
    private static func isCredentials(_ text: Substring) -> Bool {
        text.count { $0 == ":" } <= 1 && !text.contains { "/?#".contains($0) }
    }

    /// A name or an address, and a port where a colon says that there is one.
    private static func isHost(_ text: Substring) -> Bool {
        let name = text.first == "[" ? text.prefix { $0 != "]" } : text.prefix { $0 != ":" }
        let rest = text.dropFirst(name.count + (text.first == "[" ? 1 : 0))
        return rest.isEmpty || rest.first == ":" && UInt16(rest.dropFirst()).map { $0 > 0 } ?? false
    }

    /// Whether each per cent sign begins the code of a byte.
    private static func isEncoded(_ text: Substring) -> Bool {
        let pieces = text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false).dropFirst()
        return pieces.allSatisfy { piece in
            // `%00` would end the text for C, and libpq refuses it in a message that quotes it.
            let code = piece.prefix(2)
            return code.count == 2 && code.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
                && !code.elementsEqual("00".utf8)
        }
    }
}
