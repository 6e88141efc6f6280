@testable import SQL

extension DialectTypeNames {
    /// Types that are called as their placeholders are.
    static let named = DialectTypeNames(
        id: "ID",
        instant: "INSTANT",
        bytes: "BYTES",
        date: "DATE",
        time: "TIME",
        boolean: "BOOLEAN CHECK (# IN (0, 1))",
        integers: "INTEGERS"
    )
}
