import FoundationEssentials
import GRDB
import SQL

extension SQLValue {
    init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let integer): .integer(integer)
            case .double(let real): .real(real)
            case .string(let text): .text(text)
            case .blob(let bytes): .blob(Array(bytes))
            }
    }

    /// Nil binds NULL.
    var binding: (any DatabaseValueConvertible)? {
        switch self {
        case .null: nil
        case .integer(let value), .instant(let value): value
        case .real(let value): value
        case .text(let value): value
        case .blob(let bytes): Data(bytes)
        }
    }
}
