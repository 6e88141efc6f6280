/// How long links and sessions last, in seconds.
package enum SignInLimits {
    /// A link in a mail.
    package static let link: Int64 = 15 * 60

    /// The maximum number of unused links that one client's mailbox is sent within an hour, and within a day.
    static let clientLinksPerHour = 3
    static let clientLinksPerDay = 8
    package static let clientLinkDay: Int64 = 86_400

    /// A session that is not used, since it was last used.
    package static let unused: Int64 = 14 * 86_400

    /// The absolute lifetime of a session.
    package static let session: Int64 = 90 * 86_400

    /// The absolute lifetime of a session that shows a client's bookings.
    package static let clientSession: Int64 = 3_600

    /// How precisely the last use of a session is recorded: writing on every request would cost a commit.
    static let precision: Int64 = 3_600

    /// The maximum number of sessions of one address; one more ends the oldest.
    static let sessions = 20
}
