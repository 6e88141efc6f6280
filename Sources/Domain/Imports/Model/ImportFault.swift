/// Why a file cannot be imported at all.
package struct ImportFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line on which it was found, from 1; `nil` for what concerns the whole file.
    package let line: Int?

    /// What was refused, with its value where that helps.
    package let reason: String

    package init(line: Int? = nil, _ reason: String) {
        self.line = line
        self.reason = reason
    }

    package var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}
