/// Which uploaded documents are accepted, and how long they are kept.
package struct DocumentRules: Sendable {
    /// The maximum size of one document, in bytes.
    package var maximumBytes = 4_000_000

    /// The maximum number for one booking; 0 accepts none.
    package var perBooking = 10
    package var types: Set<DocumentType> = Set(DocumentType.allCases)

    /// How many days they are kept after the end of the session.
    package var retentionDays = 90

    /// Where their content is stored; `nil` stores it in the database.
    package var folder: DocumentFolder?

    /// How many bytes a page's form may add to its file.
    package static let formOverhead = 16 << 10

    package init() {}
}
