package import HTTPTransport

extension HTTPResponse {
    /// How long `Retry-After` asks to wait, at most a day; `nil` if it says nothing that can be read.
    ///
    /// A date counts from the answer's own, whatever our clock says.
    package var retryAfter: Duration? {
        guard let text = headers["Retry-After"] else { return nil }
        if let seconds = UInt32(text) { return .seconds(min(Int(seconds), 86_400)) }
        guard let end = HTTPDate(text), let start = headers["Date"].flatMap(HTTPDate.init) else { return nil }
        return .seconds(min(max(end.seconds - start.seconds, 0), 86_400))
    }
}
