extension SQLStatement {
    /// A statement without the values of its arguments: what a prepared statement can be kept under.
    ///
    /// Statements with equal forms are rendered to the same text. Comparing two made by one literal is comparing pointers, and
    /// nothing is rendered.
    package struct Form: Hashable, Sendable {
        private let parts: [Part]

        package init(_ statement: SQLStatement) {
            parts = statement.parts
        }

        package static func == (one: Form, other: Form) -> Bool {
            guard one.parts.count == other.parts.count else { return false }
            for (part, otherPart) in zip(one.parts, other.parts) {
                switch (part, otherPart) {
                case (.argument, .argument): continue
                case (.text(let text), .text(let otherText)) where text == otherText: continue
                default: return false
                }
            }
            return true
        }

        /// By lengths alone: few statements have all of them alike, and equality tells these apart.
        package func hash(into hasher: inout Hasher) {
            for part in parts {
                switch part {
                case .text(let text): hasher.combine(text.utf8.count)
                case .argument: hasher.combine(-1)
                }
            }
        }
    }
}
