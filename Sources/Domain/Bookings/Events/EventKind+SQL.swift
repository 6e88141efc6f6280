import SQL

extension EventKind: SQLConvertible {}
