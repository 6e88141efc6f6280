/// What a transaction may do.
package enum SQLAccess: Sendable, Hashable {
    /// Sees one snapshot, taken no later than its first statement; changing anything is an error.
    case read
    /// Each statement sees the latest committed state.
    ///
    /// Whoever reads first and then writes what follows from it takes a ``SQLConnection/lock(_:)``: an engine may run
    /// other write transactions meanwhile.
    case write
}
