import SQL

extension Payment.Method: SQLConvertible {}
extension Payment.Status: SQLConvertible {}
extension Payment.Way: SQLConvertible {}
