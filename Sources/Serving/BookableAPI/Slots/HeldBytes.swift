/// Tells a connection how much memory an answer holds besides what was written of it, until it has been written whole.
struct HeldBytes: Sendable {
    let count: Int
}
