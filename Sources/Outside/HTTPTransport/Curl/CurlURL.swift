import CCurl

/// An absolute URL as libcurl reads it, so that what is checked is what is called.
struct CurlURL {
    let scheme: String
    /// Lower case; IPv4 in four parts, IPv6 in brackets.
    let host: String
    let hasNoUser: Bool
    /// Decoded.
    let user: String?
    /// Decoded.
    let password: String?
    /// `nil` if the URL names none.
    let port: Int?
    /// Whether neither path, query nor fragment follow.
    let isServerOnly: Bool

    /// `nil` for what is not an absolute URL, or has control characters or spaces in it.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), let handle = curl_url() else { return nil }
        defer { curl_url_cleanup(handle) }
        guard curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: handle),
            let host = Self.part(CURLUPART_HOST, of: handle)
        else { return nil }
        self.scheme = scheme
        self.host = host.lowercased()
        user = Self.part(CURLUPART_USER, of: handle, CURLU_URLDECODE)
        password = Self.part(CURLUPART_PASSWORD, of: handle, CURLU_URLDECODE)
        // Not the decoded ones, which are missing where they do not decode.
        hasNoUser = Self.part(CURLUPART_USER, of: handle) == nil && Self.part(CURLUPART_PASSWORD, of: handle) == nil
        port = Self.part(CURLUPART_PORT, of: handle).flatMap { Int($0) }
        isServerOnly =
            [nil, "/"].contains(Self.part(CURLUPART_PATH, of: handle))
            && Self.part(CURLUPART_QUERY, of: handle) == nil && Self.part(CURLUPART_FRAGMENT, of: handle) == nil
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer, _ flags: Int32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, UInt32(flags)) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
