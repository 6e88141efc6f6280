import SQL

extension RefundPart.Status: SQLConvertible {}
