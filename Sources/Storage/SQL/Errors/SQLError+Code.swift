extension SQLError {
    /// What went wrong, for callers to switch over.
    package enum Code: Sendable, Hashable {
        /// A constraint of the schema refused the change. The name is nil where the engine does not tell.
        case constraint(ConstraintKind, name: String?)
        /// Too many callers wait already; nothing was run.
        case busy
        /// Other transactions were in the way; the transaction had no effect and may be tried again.
        case contention
        /// The connection could not be made, or was lost.
        case connection
        /// The connection was lost while the transaction was committed: whether it took effect is not known.
        ///
        /// Running it again may do everything twice; whoever does makes sure first, or runs what may run twice.
        case unknownOutcome
        /// The statement took longer than it may, or an operator cancelled it.
        case timeout
        /// The database was closed, or the transaction has ended.
        case closed
        /// An earlier statement of the transaction failed.
        case aborted
        /// The statement is not valid, or names a table or column that does not exist.
        case syntax
        /// A read transaction tried to write, or the file may not be written.
        case readOnly
        /// No space is left to write to.
        case full
        /// The database is damaged, or the file is not a database.
        case corrupt
        /// The file was removed or replaced while it was open, so that what is written to it is not kept.
        case lost
        case missingColumn
        case wrongType
        /// An applied migration differs from the one of the same number here.
        case migrationAltered
        /// The database has a migration that is not known here, as after a newer version ran on it.
        case migrationUnknown
        /// A migration is pending though a later one was applied.
        case migrationOutOfOrder
        /// Anything else the engine reports.
        case other
    }

    /// The kinds of constraint that are told apart.
    package enum ConstraintKind: Sendable, Hashable {
        /// A unique index or a primary key.
        case unique
        case foreignKey
        case check
        case notNull
        /// A constraint that forbids two rows to overlap.
        case exclusion
        /// A trigger that raised an error; the name is the text it raised.
        case trigger
    }
}
