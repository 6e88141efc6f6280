/// One row of what another system exported, by the name that it has there.
package struct SourceRow: Hashable, Sendable {
    /// What it stands for; the words are stored and told to other programs.
    package enum Kind: String, Sendable, CaseIterable {
        case provider, service, hours, exception, booking
        case blockedTime = "blocked_time"

        /// Somebody who books.
        case client

        /// A person who is not booked: an administrator, a secretary.
        case user

        /// Something that cannot be told, or has no place here.
        case other
    }

    package let kind: Kind

    /// Unique among those of its kind at its provider.
    package let id: String

    /// The file and the line that it stands on; `nil` if they are not known.
    package var file: String?
    package var line: Int?

    package init(_ kind: Kind, _ id: String, file: String? = nil, line: Int? = nil) {
        self.kind = kind
        self.id = id
        self.file = file
        self.line = line
    }
}
