package import CivilTime

/// Why readers want an operator to look at a review.
package struct ReviewReport: Sendable {
    package let reason: Reason

    /// How often it was given.
    package let count: Int64

    /// What the first who said more wrote.
    package let note: String?
    package let firstAt: Instant

    /// The raw values are stored and go over the wire.
    package enum Reason: String, CaseIterable, Sendable {
        /// No such session took place, or somebody else wrote it.
        case fake
        case offensive

        /// It says something about a person that is nobody else's business.
        case personalData = "personal_data"

        /// It advertises something.
        case spam

        /// It is not about the session.
        case offTopic = "off_topic"
        case illegal
    }

    /// In Unicode scalars.
    package static let longestNote = 500
}

/// A review that readers have reported, for an operator to decide on.
package struct ReportedReview: Sendable {
    package let review: Review

    /// At least one; not those that were decided on before.
    package let reports: [ReviewReport]
}
