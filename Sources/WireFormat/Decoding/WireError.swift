/// Why a JSON document is refused: the field that is meant and what is wrong with it.
package struct WireError: Error, Hashable, CustomStringConvertible {
    /// Where in the document, such as `schedule[3].start_time`; empty for the document itself.
    package let field: String

    /// What is wrong and what would do, as a sentence.
    package let reason: String

    package init(field: String, reason: String) {
        self.field = field
        self.reason = reason
    }

    package var description: String {
        field.isEmpty ? reason : "\(field): \(reason)"
    }
}
