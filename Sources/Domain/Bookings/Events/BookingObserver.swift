package import SQL

/// Acts in the transaction in which a booking, or its payment, refund or review, changes: plans messages, for one.
///
/// Whatever has to react in the same transaction is one; whoever can react later subscribes to events.
package protocol BookingObserver: Sendable {
    /// Called once the change is written, behind the provider's lock.
    ///
    /// What it writes is committed or undone with the change, and what it throws undoes both.
    func observe(_ change: ObservedChange, in connection: any SQLConnection) async throws
}

extension [any BookingObserver] {
    /// Tells each of them, one after another.
    package func tell(_ change: ObservedChange, in connection: any SQLConnection) async throws {
        // Not at once: they share the transaction's connection.
        for observer in self { try await observer.observe(change, in: connection) }
    }
}
