/// A collection of events on a server.
package struct CalDAVCalendar: Hashable, Sendable {
    /// Its absolute URL, with a slash at the end.
    package let url: String
    package let name: String

    /// Whether events can be written to it.
    package let isWritable: Bool

    /// Changes with each change of the collection; `nil` if the server has none.
    package let version: String?

    /// From where on changes can be asked for; `nil` if the server cannot tell them.
    package let syncToken: String?
}

/// An event with all its exceptions, as a server has it.
package struct CalDAVResource: Hashable, Sendable {
    /// Its absolute URL.
    package let url: String
    package let tag: String?

    /// The iCalendar file.
    package let data: [UInt8]
}

/// What changed in a collection.
package struct CalDAVChanges: Hashable, Sendable {
    /// URLs of resources that are new or another version.
    package let changed: [String]

    /// URLs of resources that are gone.
    package let removed: [String]

    /// From where on to ask the next time.
    package let token: String
}
