/// What can go wrong with a request.
package enum Fault: String, Sendable, CaseIterable {
    /// Silence, and nothing was done.
    case timeoutBefore = "timeout_before"
    /// Silence, and it was done.
    case timeoutAfter = "timeout_after"
    case dropBefore = "drop_before"
    case dropAfter = "drop_after"
    /// 409: a request of the same key is said to be running.
    case inUse = "in_use"
    /// 429 with `Retry-After`.
    case rateLimit = "rate_limit"
    /// 500, kept under the key, and nothing was done.
    case errorBefore = "error_before"
    /// 500, kept under the key, and it was done.
    case errorAfter = "error_after"
    /// 503 of a gateway, without JSON: nothing was done and nothing is kept.
    case unavailable
    /// 401: the key is said to be none.
    case keyRefused = "key_refused"
    /// It is done, and answered, after a while.
    case slow
}
