import SQL

extension BookingChange.Kind: SQLConvertible {}
