/// Where the grid of possible starts is anchored.
public enum SlotAlignment: String, Hashable, Sendable, CaseIterable {
    /// Each opening period of a date anchors its own grid, at its first instant.
    case opening
    /// The grid restarts at the start of each free interval, where a session could begin again.
    case packed
    /// As ``packed``, rounded up to a round time on the provider's clock.
    case clock
}
