/// The names of column types where engines differ.
package struct DialectTypeNames: Sendable, Hashable {
    /// Of a text that is compared by its bytes.
    package let id: String
    /// Of a column that holds an ``SQLInstant``.
    package let instant: String
    package let bytes: String
    /// Of a date as `YYYY-MM-DD`.
    package let date: String
    /// Of a time of day as `HH:MM`.
    package let time: String
    /// Of true and false; `#` stands for the name of the column.
    package let boolean: String
    /// Of a set of integers of 32 bits, written as ranges: `{[2,4),[7,8)}`.
    package let integers: String

    package init(
        id: String,
        instant: String,
        bytes: String,
        date: String,
        time: String,
        boolean: String,
        integers: String
    ) {
        self.id = id
        self.instant = instant
        self.bytes = bytes
        self.date = date
        self.time = time
        self.boolean = boolean
        self.integers = integers
    }

    /// What a ``MigrationTemplate`` calls the type; `column` is only for booleans.
    func type(named name: Substring, of column: Substring?) -> String? {
        switch (name, column) {
        case ("id", nil): id
        case ("instant", nil): instant
        case ("bytes", nil): bytes
        case ("date", nil): date
        case ("time", nil): time
        case ("integers", nil): integers
        case ("boolean", let column?): boolean.replacing("#", with: column)
        default: nil
        }
    }
}
