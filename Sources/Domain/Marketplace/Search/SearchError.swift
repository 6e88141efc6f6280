/// Why a search is not answered.
package enum SearchError: Error {
    /// Notifications of changes are not received, so what is in memory may be out of date.
    case unavailable

    /// Too many searches wait already.
    case tooManyWait

    /// The services that fit have more time to look through than one search may.
    case tooBroad
}
