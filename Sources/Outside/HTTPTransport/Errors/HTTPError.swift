/// Why there is no answer to a request.
///
/// Messages name the server and what libcurl said, never a header, a body or the query of a URL.
package struct HTTPError: Error, Sendable {
    package let code: Code
    package let delivery: Delivery
    package let message: String

    package init(_ code: Code, _ delivery: Delivery, _ message: String) {
        self.code = code
        self.delivery = delivery
        self.message = message
    }

    /// Whether the server can have acted.
    package enum Delivery: Sendable, Hashable {
        /// Not a byte of the request left: sending it later cannot do anything twice.
        case nothingSent
        /// Something was sent, and what came of it is not known here.
        case outcomeUnknown
    }

    package enum Code: Sendable, Hashable, CaseIterable {
        /// The request itself cannot be sent: its URL, a header or a limit.
        case invalidRequest
        /// The URL is neither `https` nor on loopback.
        case insecure
        /// As many requests wait as may.
        case busy
        /// The client was closed.
        case closed
        /// The task that asked was cancelled.
        case cancelled
        /// The server's name has no address.
        case unknownHost
        /// The server's addresses are not among those that the client may connect to.
        case forbiddenAddress
        /// No connection came about.
        case unreachable
        /// The server's certificate is not trusted, or no secure connection came about.
        case tls
        case timeout
        /// The connection ended in the middle.
        case connectionLost
        /// The answer has more bytes than are taken.
        case bodyTooLarge
        /// The header of the answer has more bytes than are taken.
        case headerTooLarge
        case tooManyRedirects
        /// The answer is not HTTP.
        case badResponse
        /// libcurl is out of memory or was asked for what it cannot do.
        case other
    }
}

extension HTTPError: CustomStringConvertible {
    package var description: String { message }
}
