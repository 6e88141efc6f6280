/// What an override of all later instances makes of them.
internal struct FutureShift {
    /// From which instance on.
    internal let firstID: Int64
    /// The event that replaces them.
    internal let override: Override
    /// Seconds on the clock by which they move.
    internal let shift: Int64
}
