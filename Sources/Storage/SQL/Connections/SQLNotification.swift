/// What a listener of a channel is told.
package enum SQLNotification: Sendable, Hashable {
    /// A transaction that has committed sent this payload.
    case message(String)
    /// From now on messages may be missed.
    case lost
    /// Messages are heard again; those in between are not repeated.
    case resumed
}
