extension HTTPClient {
    /// Throws where no request would ever go to `url`, so that settings can be looked at before they are used.
    ///
    /// Looks nothing up and contacts nobody.
    package static func check(url: String) throws(HTTPError) {
        try RequestCheck.check(url: url)
    }

    /// Scheme, host and port of `url`, as RFC 6454 writes them; `nil` where no request would ever go to it.
    package static func origin(of url: String) -> String? {
        do throws(HTTPError) {
            try check(url: url)
        } catch {
            return nil
        }
        guard let address = CurlURL(url) else { return nil }
        let standardPort = address.scheme == "https" ? 443 : 80
        let port = address.port.flatMap { $0 == standardPort ? nil : ":\($0)" } ?? ""
        return "\(address.scheme)://\(address.host)\(port)"
    }
}
