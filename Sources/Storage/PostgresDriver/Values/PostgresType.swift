/// A type by its number in PostgreSQL's catalogue; those of the built-in types never change.
struct PostgresType: RawRepresentable, Sendable, Hashable {
    let rawValue: UInt32

    static let bool = Self(rawValue: 16)
    static let bytea = Self(rawValue: 17)
    static let char = Self(rawValue: 18)
    static let name = Self(rawValue: 19)
    static let int8 = Self(rawValue: 20)
    static let int2 = Self(rawValue: 21)
    static let int4 = Self(rawValue: 23)
    static let text = Self(rawValue: 25)
    static let oid = Self(rawValue: 26)
    static let json = Self(rawValue: 114)
    static let float4 = Self(rawValue: 700)
    static let float8 = Self(rawValue: 701)
    static let unknown = Self(rawValue: 705)
    static let bpchar = Self(rawValue: 1042)
    static let varchar = Self(rawValue: 1043)
    static let date = Self(rawValue: 1082)
    static let time = Self(rawValue: 1083)
    static let timestamptz = Self(rawValue: 1184)
    static let numeric = Self(rawValue: 1700)
    static let void = Self(rawValue: 2278)
    static let jsonb = Self(rawValue: 3802)

    /// Whether a field of this type can have this many bytes in binary form.
    func admits(byteCount count: Int) -> Bool {
        switch self {
        case .bool: count == 1
        case .int2: count == 2
        case .int4, .oid, .float4, .date: count == 4
        case .int8, .float8, .time, .timestamptz: count == 8
        case .numeric: count >= 8
        case .jsonb: count >= 1
        default: true
        }
    }
}
