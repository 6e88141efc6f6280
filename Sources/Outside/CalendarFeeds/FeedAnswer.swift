/// What a server gave for the address of a calendar.
package enum FeedAnswer: Hashable, Sendable {
    /// The version that was read before is still the newest.
    case unchanged

    /// The file, not yet read as a calendar.
    case file([UInt8], FeedVersion)
}
