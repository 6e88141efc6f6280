/// How a server of calendars is told who asks; shows nothing of itself in texts.
package enum CalDAVLogin: Sendable, CustomStringConvertible, CustomReflectable {
    /// A name and a password, often one for this program alone.
    case basic(user: String, password: String)

    /// A token of OAuth.
    case bearer(String)

    case none

    package var description: String { "a login" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
