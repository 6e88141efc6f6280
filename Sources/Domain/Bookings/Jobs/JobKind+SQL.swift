import SQL

extension JobKind: SQLConvertible {}
