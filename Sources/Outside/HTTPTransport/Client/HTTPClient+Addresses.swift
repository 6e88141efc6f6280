extension HTTPClient {
    /// Throws where no request would ever go to `url`, so that settings can be looked at before they are used.
    ///
    /// Looks nothing up and contacts nobody.
    package static func check(url: String) throws(HTTPError) {
        try RequestCheck.check(url: url)
    }
}
