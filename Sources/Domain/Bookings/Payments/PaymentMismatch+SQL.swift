import SQL

extension PaymentMismatch.Kind: SQLConvertible {}
