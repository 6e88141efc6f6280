import CCurl

extension SMTPServer {
    /// The server of a URL such as `smtps://user:password@mail.example:465`; special characters of the login are
    /// percent-encoded.
    ///
    /// `smtps` is TLS from the first byte, on port 465 unless another is named. `smtp` is STARTTLS, on port 587; without a
    /// login and to loopback it is plain, on port 25. Throws as ``init(host:port:security:login:ownName:)``.
    package init(url: String, ownName: String) throws(HTTPError) {
        guard let parts = CurlURL(url), ["smtp", "smtps"].contains(parts.scheme), parts.isServerOnly else {
            throw HTTPError(
                .invalidRequest,
                .nothingSent,
                "The URL of the mail server must be smtp:// or smtps:// with a host, and without a path."
            )
        }
        // What does not decode is missing, and must not become an empty password.
        guard parts.hasNoUser || parts.user != nil && parts.password != nil else {
            throw HTTPError(.invalidRequest, .nothingSent, "The URL of the mail server has a user without a password.")
        }
        let isPlain = parts.scheme == "smtp" && parts.hasNoUser && Loopback.contains(parts.host)
        try self.init(
            host: parts.host,
            port: parts.port ?? (parts.scheme == "smtps" ? 465 : isPlain ? 25 : 587),
            security: parts.scheme == "smtps" ? .implicit : isPlain ? .loopbackOnly : .startTLS,
            login: parts.hasNoUser ? nil : Login(user: parts.user ?? "", password: parts.password ?? ""),
            ownName: ownName
        )
    }
}
