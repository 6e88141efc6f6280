/// What is looked at before a request is handed to libcurl.
enum RequestCheck {
    static func check(_ request: HTTPRequest, maximumTimeout: Duration) throws(HTTPError) {
        try check(url: request.url)
        if let field = request.headers.fields.first(where: { !$0.isValid }) {
            let name = field.name.filter { $0.isASCII && !$0.isNewline }
            throw HTTPError(.invalidRequest, .nothingSent, "The header field '\(name)' has bytes that none may have.")
        }
        guard request.maximumRedirects >= 0, request.method != .head || request.body.isEmpty else {
            throw HTTPError(.invalidRequest, .nothingSent, "Redirects are 0 or more, and HEAD has no body.")
        }
        if let timeout = request.timeout, timeout <= .zero || timeout > maximumTimeout {
            throw HTTPError(.invalidRequest, .nothingSent, "The timeout must be more than 0 and at most an hour.")
        }
    }

    /// Whether requests may go to `url`.
    static func check(url: String) throws(HTTPError) {
        guard let address = CurlURL(url), address.hasNoUser else {
            throw HTTPError(.invalidRequest, .nothingSent, "The URL of a request must be absolute and without a user.")
        }
        guard address.scheme == "https" || address.scheme == "http" && Loopback.contains(address.host) else {
            throw HTTPError(
                .insecure,
                .nothingSent,
                "\(address.scheme)://\(address.host) is refused: only https is used outside loopback."
            )
        }
    }
}
