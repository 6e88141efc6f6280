import HTTPTransport

/// Where a calendar is published as an iCalendar file: an `https` URL that often holds a secret of its own.
package struct FeedAddress: Hashable, Sendable {
    /// An absolute URL without a fragment.
    package let url: String

    /// The server's name, which may be shown.
    package let host: String

    /// Takes `https`, `webcal` and `webcals` URLs, and `http` ones of loopback.
    ///
    /// Throws ``FeedError/Code/badAddress`` for anything else, without quoting it.
    package init(_ text: String) throws(FeedError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw FeedError(.badAddress, "must have at most \(Self.maximumBytes) bytes")
        }
        var url = String(text.prefix { $0 != "#" })
        for scheme in ["webcal://", "webcals://"] where url.lowercased().hasPrefix(scheme) {
            url = "https://" + url.dropFirst(scheme.count)
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw FeedError(.badAddress, "must be a URL in which special characters are percent-encoded")
        }
        do throws(HTTPError) {
            try HTTPClient.check(url: url)
        } catch {
            throw FeedError(.badAddress, "must be an https or webcal URL without a user")
        }
        self.url = url
        host = Self.host(in: url)
    }

    /// The text between the slashes and the path, without the port; `url` was checked.
    private static func host(in url: String) -> String {
        let authority = url.drop { $0 != ":" }.dropFirst(3).prefix { !"/?#".contains($0) }
        guard authority.last != "]", let colon = authority.lastIndex(of: ":") else { return authority.lowercased() }
        return authority[..<colon].lowercased()
    }

    private static let maximumBytes = 2_000
}

extension FeedAddress: CustomStringConvertible, CustomReflectable {
    package var description: String { host }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
