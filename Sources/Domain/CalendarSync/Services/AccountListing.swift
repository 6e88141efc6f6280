/// What a calendar of an account holds.
enum AccountListing: Sendable {
    /// Nothing changed; with the version to ask for the next time.
    case unchanged(version: String?)

    /// All events within some time, the zone of its whole days if the service tells it, and the version to ask for the next time.
    case events([AccountEvent], timeZone: String?, version: String?)
}
