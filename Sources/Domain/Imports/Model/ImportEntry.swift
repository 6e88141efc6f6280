/// What became of one row.
package struct ImportEntry: Hashable, Sendable {
    /// The words are told to other programs.
    package enum Outcome: String, Sendable, CaseIterable {
        /// It is brought in as it is.
        case created

        /// It is brought in, with the difference that the reason names.
        case adapted

        /// An earlier run brought it in.
        case present

        /// It is left out because that is how it is meant: it is over, cancelled, or has no place here.
        case skipped

        /// It does not fit, and somebody has to look at it.
        case refused
    }

    package let row: SourceRow
    package let outcome: Outcome

    /// Why it is not `created`; holds nothing of a client but what a row's own name says.
    package let reason: String?

    /// The id of the record here.
    package var record: String?

    /// The id that the row's provider has elsewhere; `nil` for what belongs to none, or was told of while the file was read.
    package var provider: String?

    package init(_ row: SourceRow, _ outcome: Outcome, _ reason: String? = nil, record: String? = nil) {
        self.row = row
        self.outcome = outcome
        self.reason = reason
        self.record = record
    }
}
