import SQL

extension Refund.Kind: SQLConvertible {}
extension Refund.Status: SQLConvertible {}
