/// A document that a service asks a client for, such as a passport or a referral.
package struct RequiredDocument: Codable, Hashable, Sendable {
    /// When it has to be there.
    package enum Due: String, Codable, Sendable, CaseIterable {
        /// A reference to it (a number or a link) comes with the booking.
        case booking

        /// The client brings it along.
        case visit
    }

    /// The key under which a booking refers to it: lower-case letters, digits and `_`.
    package var name: String

    /// What the client reads.
    package var label: String
    package var due: Due

    package init(name: String, label: String, due: Due = .visit) {
        self.name = name
        self.label = label
        self.due = due
    }
}
