import SQL

extension Identifier: SQLConvertible {}
