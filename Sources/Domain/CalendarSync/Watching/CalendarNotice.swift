import Bookings

/// A service's notice about a calendar that it watches.
package struct CalendarNotice: Hashable, Sendable {
    package let kind: Kind

    /// What the service knows the watch by.
    package let watch: String

    /// What authenticates the service.
    package let secret: String

    package init(_ kind: Kind, watch: String, secret: String) {
        self.kind = kind
        self.watch = watch
        self.secret = secret
    }

    package enum Kind: Hashable, Sendable {
        /// Something in the calendar may have changed.
        case changed

        /// The watch is to be renewed now.
        case expiring

        /// The service does not watch the calendar any more.
        case ended
    }

    /// `nil` if its secret is not of the form that such secrets have.
    var token: Secret? { Secret(secret, kind: .watchToken) }
}
