/// A value as a database stores it: the argument of a statement or a field of a row.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
    /// Whole seconds since 1970 UTC, for engines with a type of their own for instants.
    ///
    /// An engine without one stores and returns an integer; see ``SQLInstant``.
    case instant(Int64)

    /// The name of the case, for messages that must not show the value.
    package var kind: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .real: "real"
        case .text: "text"
        case .blob: "blob"
        case .instant: "instant"
        }
    }
}
