/// What shows that somebody is the client of a booking.
package enum ReviewProof: Sendable {
    /// The booking's token, which whoever made the booking was given.
    case token

    /// A link that was sent to the client's own address.
    case mailedLink
}
