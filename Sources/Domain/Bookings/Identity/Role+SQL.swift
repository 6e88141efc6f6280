import SQL

extension Role: SQLConvertible {}
