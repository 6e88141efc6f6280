/// One request to a server.
package struct HTTPRequest: Sendable {
    package var method: Method
    /// An absolute `https` URL, or an `http` one of this machine's loopback; without user and password.
    package var url: String
    package var headers: HTTPHeaders
    package var body: [UInt8]
    /// Whether the server may get it twice.
    ///
    /// A pooled connection can turn out to be closed just as a request is sent on it; libcurl then sends it again on a
    /// new one. A request that is not repeatable gets a new connection to begin with.
    package var isRepeatable: Bool
    /// How many redirects are followed, all of them to `https`; 0 answers with the redirect itself.
    package var maximumRedirects: Int
    /// From here to the last byte of the answer, waiting for a place included; `nil` takes that of the client.
    package var timeout: Duration?

    package init(
        _ method: Method,
        _ url: String,
        headers: HTTPHeaders = HTTPHeaders(),
        body: [UInt8] = []
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        isRepeatable = method != .post && method != .patch
        maximumRedirects = 0
        timeout = nil
    }

    package enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
        case report = "REPORT"
        case propfind = "PROPFIND"
    }
}

extension HTTPRequest: CustomStringConvertible {
    /// The method, the server and the path: what else a request holds may be secret.
    package var description: String {
        "\(method.rawValue) \(url.prefix { $0 != "?" && $0 != "#" })"
    }
}
