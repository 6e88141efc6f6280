/// A value of CBOR (RFC 8949) as authenticators write it: no floating-point numbers, no tags, no indefinite lengths.
package enum CBORValue: Hashable, Sendable {
    case integer(Int64)
    case bytes([UInt8])
    case text(String)
    case array([CBORValue])
    case map([CBORValue: CBORValue])
    case bool(Bool)
    case null

    /// The member of a map under a text; `nil` if there is none or this is not a map.
    subscript(name: String) -> CBORValue? {
        if case .map(let members) = self { members[.text(name)] } else { nil }
    }

    /// The member of a map under a number; `nil` if there is none or this is not a map.
    subscript(number: Int64) -> CBORValue? {
        if case .map(let members) = self { members[.integer(number)] } else { nil }
    }

    var asBytes: [UInt8]? {
        if case .bytes(let bytes) = self { bytes } else { nil }
    }

    var asInteger: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}
