package import CivilTime
package import SQL

/// A column holds the number of its seconds.
extension Instant: SQLConvertible {
    package var sqlValue: SQLValue { .integer(secondsSince1970) }

    package init?(sqlValue: SQLValue) {
        guard let seconds = Int64(sqlValue: sqlValue) else { return nil }
        self.init(seconds)
    }
}
