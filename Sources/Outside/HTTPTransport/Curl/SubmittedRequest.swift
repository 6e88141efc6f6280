/// A request with what its sending needs to know.
struct SubmittedRequest: Sendable {
    let id: Int
    let request: HTTPRequest
    let deadline: ContinuousClock.Instant
}
