import SQL

extension PolicyID: SQLConvertible {}
