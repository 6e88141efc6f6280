/// An instant in a column of the dialect's ``DialectTypeNames/instant``.
///
/// Binds as a timestamp where the engine has one and as an integer where it has none, so that one text serves both.
package struct SQLInstant: Sendable, Hashable, SQLConvertible {
    /// Whole seconds since 1970 UTC.
    package var secondsSince1970: Int64

    package init(_ secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    package var sqlValue: SQLValue { .instant(secondsSince1970) }

    package init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .instant(let seconds), .integer(let seconds): self.init(seconds)
        default: return nil
        }
    }
}
