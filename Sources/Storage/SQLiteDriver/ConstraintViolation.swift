/// What SQLite's message tells about a violated constraint.
///
/// The messages are `UNIQUE constraint failed: table.column, table.column`, `UNIQUE constraint failed: index 'name'`,
/// `NOT NULL constraint failed: table.column` and `CHECK constraint failed: name`.
struct ConstraintViolation {
    private(set) var name: String?
    private(set) var table: String?
    private(set) var columns: [String] = []

    init(_ message: String) {
        guard let separator = message.firstRange(of: " constraint failed: ") else { return }
        let kind = message[..<separator.lowerBound]
        let subject = message[separator.upperBound...]
        if kind == "CHECK" {
            name = String(subject)
        } else if subject.hasPrefix("index '"), subject.hasSuffix("'") {
            name = String(subject.dropFirst("index '".count).dropLast())
        } else {
            let paths = subject.split(separator: ", ").map { $0.split(separator: ".") }
            // A name with a dot in it cannot be told apart, so that nothing is said rather than something wrong.
            guard paths.allSatisfy({ $0.count == 2 }) else { return }
            table = paths.first.map { String($0[0]) }
            columns = paths.map { String($0[1]) }
        }
    }
}
