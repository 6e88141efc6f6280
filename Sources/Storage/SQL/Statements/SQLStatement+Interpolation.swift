extension SQLStatement: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self.init(unsafeRaw: value)
    }

    package init(stringInterpolation: Interpolation) {
        self.init(parts: stringInterpolation.parts)
    }

    /// Collects the literal text and the arguments of one literal.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            // Text and arguments take turns, with text at both ends.
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            guard !literal.isEmpty else { return }
            parts.append(.text(literal))
        }

        /// Binds the value as an argument.
        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            parts.append(.argument(value.sqlValue))
        }

        /// Binds the value as an argument; nil binds NULL.
        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            parts.append(.argument(value.sqlValue))
        }

        /// Splices a fragment in with its own arguments.
        package mutating func appendInterpolation(_ fragment: SQLStatement) {
            parts += fragment.parts
        }

        /// Splices text in as it is, for identifiers and key words that cannot be arguments.
        package mutating func appendInterpolation(unsafeRaw text: String) {
            parts.append(.text(text))
        }
    }
}
