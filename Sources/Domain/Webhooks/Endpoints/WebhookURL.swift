import Bookings
import HTTPTransport

/// An address that events are sent to: an absolute `https` URL, or an `http` one of loopback, without a user and a fragment.
///
/// Whether a machine may be reached is decided when a connection is opened, by the address that its name has then.
package struct WebhookURL: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package var description: String { text }

    /// Throws ``BookingsError/Code/invalidValue`` for anything else.
    package init(_ text: String) throws {
        guard (1...Self.maximumBytes).contains(text.utf8.count), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Self.refusal(
                "must be a URL of at most \(Self.maximumBytes) bytes, with special characters percent-encoded"
            )
        }
        guard !text.contains("#") else { throw Self.refusal("must not have a fragment") }
        do throws(HTTPError) {
            try HTTPClient.check(url: text)
        } catch {
            throw Self.refusal(
                error.code == .insecure ? "must be an https URL" : "must be an absolute https URL without a user"
            )
        }
        self.text = text
    }

    /// Scheme, host and port.
    var origin: String { HTTPClient.origin(of: text) ?? "" }

    /// Whether requests to it would go to the server at `other`, an absolute URL.
    func isServed(at other: String) -> Bool {
        guard let own = HTTPClient.origin(of: other) else { return false }
        return HTTPClient.origin(of: text)?.lowercased() == own.lowercased()
    }

    static func refusal(_ reason: String) -> BookingsError {
        BookingsError(.invalidValue, "The address of a webhook endpoint \(reason).", field: "url")
    }

    private static let maximumBytes = 2_000
}
