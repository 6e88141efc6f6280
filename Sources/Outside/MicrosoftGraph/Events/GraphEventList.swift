/// The events of a calendar within some time.
package struct GraphEventList: Sendable {
    /// Each instance of a series by itself, without those that are cancelled.
    package let events: [GraphEvent]

    /// From where on changes can be asked for; `nil` if Microsoft gave nothing.
    package let deltaLink: String?
}

/// Whether anything changed in a calendar.
package struct GraphChanges: Hashable, Sendable {
    package let isChanged: Bool

    /// From where on to ask the next time; `nil` if something changed, as the events are to be listed then.
    package let deltaLink: String?
}
