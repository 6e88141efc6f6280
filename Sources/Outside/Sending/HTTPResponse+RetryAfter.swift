package import HTTPTransport

extension HTTPResponse {
    /// How long `Retry-After` asks to wait, at most a day; `nil` if it is missing or a date.
    package var retryAfter: Duration? {
        headers["Retry-After"].flatMap { UInt32($0) }.map { .seconds(min($0, 86_400)) }
    }
}
