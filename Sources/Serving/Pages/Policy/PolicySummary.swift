import Money

/// What a cancellation policy says of itself and gives back.
struct PolicySummary: Sendable {
    /// In the words of its author.
    let name: String
    let description: String

    /// What the steps give back a part of.
    let paid: MonetaryAmount

    /// The longest notice first; empty if nothing is paid.
    let steps: [Step]

    /// A stretch of notice over which the policy gives back the same.
    struct Step: Hashable, Sendable {
        /// The shortest notice of the stretch in seconds.
        let notice: Int64

        /// Minor units of the currency of `paid`; `nil` where a person decides.
        let amount: Int64?
    }

    /// What lies before the start of the session, if that is few enough for a table.
    var rows: [Step] {
        let before = steps.filter { $0.notice >= 0 || $0 == steps.first }
        let last = steps.first { $0.notice < 0 }
        let rows = before + (last.map { before.contains($0) ? [] : [$0] } ?? [])
        return rows.count <= Self.maximumRows ? rows : []
    }

    private static let maximumRows = 6
}
