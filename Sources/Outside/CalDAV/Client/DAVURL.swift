/// Absolute `http` and `https` URLs, as hrefs of WebDAV are resolved against them.
struct DAVURL: Hashable, Sendable {
    /// Scheme and server, such as `https://dav.example:8443`.
    let origin: String

    /// The path, percent-encoded, beginning with a slash.
    let path: String

    /// `nil` if it is not an absolute URL of these schemes.
    init?(_ text: String) {
        let schemes = ["https://", "http://"].filter { text.lowercased().hasPrefix($0) }
        guard let scheme = schemes.first else { return nil }
        let rest = text.dropFirst(scheme.count)
        let server = rest.prefix { !"/?#".contains($0) }
        guard !server.isEmpty, !server.contains("@") else { return nil }
        let path = rest.dropFirst(server.count).prefix { !"?#".contains($0) }
        self.init(origin: scheme + server.lowercased(), path: path.isEmpty ? "/" : String(path))
    }

    private init(origin: String, path: String) {
        self.origin = origin
        self.path = path
    }

    var text: String { origin + path }

    /// The server without its port.
    var host: String {
        let server = origin.drop { $0 != "/" }.dropFirst(2)
        guard server.last != "]", let colon = server.lastIndex(of: ":") else { return String(server) }
        return String(server[..<colon])
    }

    /// What `href` means here: an absolute URL, a path, or a name beside this one; `nil` if it leads to another domain.
    ///
    /// The login goes with each request, so a server can name others of its domain, as large ones do, and nobody else.
    func resolving(_ href: String) -> DAVURL? {
        resolved(href).flatMap { $0.domain == domain ? $0 : nil }
    }

    /// The last two labels of the host's name; all of an address.
    private var domain: Substring {
        let host = host
        guard host.last?.isLetter == true else { return host[...] }
        return host.split(separator: ".").suffix(2).joined(separator: ".")[...]
    }

    private func resolved(_ href: String) -> DAVURL? {
        if href.contains("://") { return DAVURL(href) }
        let path = String(href.prefix { !"?#".contains($0) })
        if path.hasPrefix("//") { return DAVURL(origin.prefix { $0 != ":" } + ":" + path) }
        if path.hasPrefix("/") { return DAVURL(origin: origin, path: path) }
        let folder = self.path.prefix(upTo: self.path.lastIndex(of: "/") ?? self.path.startIndex)
        return DAVURL(origin: origin, path: "\(folder)/\(path)")
    }

    /// The same with a slash at the end, as URLs of collections have.
    var asCollection: DAVURL { path.hasSuffix("/") ? self : DAVURL(origin: origin, path: path + "/") }

    /// The same resource, however its path is percent-encoded.
    var decodedPath: String {
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
