/// A Swift type that binds to a statement and decodes from a row.
///
/// Identifiers and enumerations conform by declaration alone when they are `RawRepresentable` by a convertible raw value.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }

    /// Nil when the stored value is not one of this type; nothing is coerced.
    init?(sqlValue: SQLValue)
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    package var sqlValue: SQLValue { rawValue.sqlValue }

    package init?(sqlValue: SQLValue) {
        guard let rawValue = RawValue(sqlValue: sqlValue) else { return nil }
        self.init(rawValue: rawValue)
    }
}
