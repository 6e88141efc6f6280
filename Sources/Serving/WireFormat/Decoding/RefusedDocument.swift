/// Why a JSON document is refused: several fields of it, in the order in which they were read.
package struct RefusedDocument: Error, Hashable, CustomStringConvertible {
    /// At least two, at most a hundred.
    package let errors: [WireError]

    package var description: String {
        errors.map(\.description).joined(separator: " ")
    }
}
