/// What the fake does about a request.
enum FakeReply: Sendable {
    case answer(FakeAnswer)
    /// Acts after so long, and answers then; until then the idempotency key is in use.
    case later(milliseconds: Int, ticket: Int)
    /// Closes the connection without an answer.
    case drop
    /// Keeps the connection open and says nothing.
    case silence
}
