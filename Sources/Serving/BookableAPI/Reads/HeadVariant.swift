/// What of a request changes the head of a kept answer, besides its id and the date.
struct HeadVariant: Hashable, Sendable {
    let isCompressed: Bool

    /// Whether the client has the body already.
    let isNotModified: Bool

    /// Whether a page asks.
    let hasOrigin: Bool

    /// What `Access-Control-Allow-Origin` says; `nil` if that is not said.
    let readableTo: String?
}
