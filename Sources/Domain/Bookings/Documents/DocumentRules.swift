/// What uploads of documents are taken, and for how long they are kept.
package struct DocumentRules: Sendable {
    /// The most bytes of one.
    package var maximumBytes = 4_000_000

    /// The maximum number for one booking; 0 takes none.
    package var perBooking = 10
    package var types: Set<DocumentType> = Set(DocumentType.allCases)

    /// For how long they are kept after the end of the session.
    package var retentionDays = 90

    /// Bytes that the form of a page may add to its file.
    package static let formOverhead = 16 << 10

    package init() {}
}
