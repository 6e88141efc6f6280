/// What a transaction may do.
package enum SQLAccess: Sendable, Hashable {
    /// Sees one snapshot, taken no later than its first statement; changing anything is an error.
    case read
    /// Sees the latest committed state and takes effect as if it ran alone.
    case write
}
