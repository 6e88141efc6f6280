/// Why an account gives no access at the moment.
enum AccountFailure: Error, Sendable {
    /// The account was removed.
    case removed

    /// Somebody has to agree again.
    case ended(CalendarService)

    /// The grant is encrypted under a key that is not configured, or this server is not registered at the service.
    case unusable(String)

    /// Another is renewing the grant: after so many seconds it is there.
    case renewing(Int64)

    /// The service does not answer, or does not know this program; what it said, as a sentence.
    case unavailable(String, retryAfter: Int64?)
}
