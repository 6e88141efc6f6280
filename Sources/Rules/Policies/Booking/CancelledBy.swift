/// Who or what ended a booking before it was held.
public enum CancelledBy: String, Hashable, Sendable, CaseIterable {
    case client
    case provider

    /// The client did not come. Its notice is zero or negative, yet it is a different event from a late cancellation.
    case noShow = "no_show"
}
