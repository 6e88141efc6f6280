/// The events of a calendar within some time.
package struct GoogleEventList: Sendable {
    /// Each instance of a series by itself, without those that are cancelled.
    package let events: [GoogleEvent]

    /// The calendar's IANA time zone, in which its whole days are.
    package let timeZone: String?

    /// From where on changes can be asked for; `nil` if Google gave nothing.
    package let syncToken: String?
}

/// Whether anything changed in a calendar.
package struct GoogleChanges: Hashable, Sendable {
    package let isChanged: Bool

    /// From where on to ask the next time; `nil` if something changed, as the events are to be listed then.
    package let syncToken: String?
}
