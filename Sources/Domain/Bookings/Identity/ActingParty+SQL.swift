import SQL

extension ActingParty: SQLConvertible {}
