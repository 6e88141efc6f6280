/// The parts of what a booking keeps occupied.
public enum FootprintPart: String, Hashable, Sendable, CaseIterable {
    /// The session itself.
    case session
    /// The time kept free before the session.
    case bufferBefore = "buffer_before"
    /// The time kept free after the session.
    case bufferAfter = "buffer_after"
}
