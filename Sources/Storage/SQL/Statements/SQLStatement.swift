/// SQL text whose interpolated values become bound arguments, never text.
///
/// ```swift
/// let owned: SQLStatement = "provider_id = \(provider)"
/// try await connection.query("SELECT id, name FROM services WHERE \(owned) AND price >= \(price)")
/// ```
/// A statement interpolated into another is spliced in with its arguments. Only literals become statements; text made
/// at run time needs ``init(unsafeRaw:)``.
package struct SQLStatement: Sendable, Hashable {
    package enum Part: Sendable, Hashable {
        case text(String)
        case argument(SQLValue)
    }

    package private(set) var parts: [Part]

    init(parts: [Part]) {
        self.parts = parts
    }

    /// Takes text as it is.
    ///
    /// The caller vouches that no part of it comes from outside the program.
    package init(unsafeRaw text: String) {
        parts = [.text(text)]
    }

    /// The text with numbered placeholders as the dialect writes them, and the arguments in the order of their numbers.
    package func rendered(for dialect: Dialect) -> (text: String, arguments: [SQLValue]) {
        var text = ""
        var arguments: [SQLValue] = []
        for part in parts {
            switch part {
            case .text(let fragment):
                text += fragment
            case .argument(let value):
                arguments.append(value)
                // Each argument gets a number of its own, even an equal one: fragments do not know of each other.
                text += dialect.placeholderPrefix
                text += String(arguments.count)
            }
        }
        return (text, arguments)
    }
}

extension [SQLStatement] {
    /// The fragments one after another, as for a list of conditions or of rows to insert.
    package func joined(separator: String) -> SQLStatement {
        var parts: [SQLStatement.Part] = []
        for (index, fragment) in enumerated() {
            if index > 0 { parts.append(.text(separator)) }
            parts += fragment.parts
        }
        return SQLStatement(parts: parts)
    }
}
