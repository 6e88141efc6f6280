/// Tells a connection how much memory an answer holds besides what was written of it, until it has been written whole.
package struct HeldBytes: Sendable {
    package let count: Int
}
