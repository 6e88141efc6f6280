/// Why a JSON document is refused: several fields of it, in the order in which they were read.
package struct RefusedDocument: Error, Hashable, CustomStringConvertible {
    /// At least two, at most a hundred.
    package let errors: [WireError]

    /// Throws one error by itself and several together, at most a hundred of them; does nothing if there are none.
    package static func throwAll(_ errors: [WireError]) throws {
        switch errors.count {
        case 0: return
        case 1: throw errors[0]
        // More would help nobody.
        default: throw RefusedDocument(errors: Array(errors.prefix(100)))
        }
    }

    package var description: String {
        errors.map(\.description).joined(separator: " ")
    }
}
