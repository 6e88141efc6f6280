/// What a transaction may do.
package enum SQLAccess: Sendable, Hashable {
    /// Sees one snapshot, taken no later than its first statement; changing anything is an error.
    case read
    /// Each statement sees the latest committed state.
    ///
    /// Whoever reads first and then writes what follows from it takes a ``SQLConnection/lock(_:)``: an engine may run
    /// other write transactions meanwhile.
    case write
    /// The same for a few short statements: an engine may make what several such transactions changed durable at once.
    ///
    /// Each is decided by itself, and returns when it is durable. Until then others of the kind can see what it changed, and a
    /// commit that fails undoes all of them.
    case briefWrite
}
