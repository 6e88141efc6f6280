/// How long links and sessions last, in seconds.
package enum SignInLimits {
    /// A link in a mail.
    package static let link: Int64 = 15 * 60

    /// A session that is not used.
    package static let unused: Int64 = 14 * 86_400

    /// A session, however much it is used.
    package static let session: Int64 = 90 * 86_400

    /// How exactly it is known when a session was last used: writing at each page would cost a commit.
    static let precision: Int64 = 3_600

    /// Sessions of one address; the oldest ends when there is one more.
    static let sessions = 20
}
