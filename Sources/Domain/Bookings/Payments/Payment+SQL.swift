import SQL

extension Payment.Method: SQLConvertible {}
extension Payment.Status: SQLConvertible {}
