/// Where a message stands.
///
/// The names are stored and told to other programs.
package enum MessageStatus: String, Sendable, CaseIterable {
    /// To be judged, and sent if it is still true, when it is due.
    case planned

    /// Being handed over; found like this after the server was lost, nobody knows whether it was.
    case attempting

    /// The mail server, or the gateway, has taken it.
    case sent

    /// It is known to have arrived.
    case delivered

    /// It was refused for good.
    case failed

    /// It was no longer true when it was due, or came too late.
    case dropped

    /// The recipient does not want it, or cannot be reached that way.
    case suppressed

    /// It may have been sent, and is not sent again.
    case unknown
}
