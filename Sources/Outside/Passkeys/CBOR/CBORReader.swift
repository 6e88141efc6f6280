/// Reads untrusted CBOR (RFC 8949): memory is bounded by the length of the input, and nesting is bounded.
package struct CBORReader {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    /// The deepest nesting that is read; what authenticators write has 4 (CTAP 2.1, section 8).
    private static let deepest = 8

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// What has not been read yet.
    package var rest: ArraySlice<UInt8> { bytes[place...] }

    /// The value that is all of `bytes`.
    ///
    /// Throws ``PasskeyError`` of code `malformed` for anything else.
    package static func value(of bytes: [UInt8]) throws(PasskeyError) -> CBORValue {
        var reader = CBORReader(bytes[...])
        let value = try reader.read()
        guard reader.rest.isEmpty else { throw PasskeyError(.malformed, "there is more after the value") }
        return value
    }

    /// The next value.
    ///
    /// O(*n*) in the bytes of the value. Throws ``PasskeyError`` of code `malformed` if there is none.
    package mutating func read() throws(PasskeyError) -> CBORValue {
        try read(depth: 0)
    }

    private mutating func read(depth: Int) throws(PasskeyError) -> CBORValue {
        guard depth < Self.deepest else { throw PasskeyError(.malformed, "values are nested too deeply") }
        let head = try byte()
        let (kind, info) = (head >> 5, head & 31)
        switch kind {
        case 0: return .integer(try argument(info))
        // -1 - n, which cannot overflow.
        case 1: return .integer(-1 - (try argument(info)))
        case 2: return .bytes(Array(try take(try argument(info))))
        case 3:
            guard let text = String(validating: try take(try argument(info)), as: UTF8.self) else {
                throw PasskeyError(.malformed, "a text is not UTF-8")
            }
            return .text(text)
        case 4: return .array(try array(of: try argument(info), depth))
        case 5: return .map(try map(of: try argument(info), depth))
        default: return try simple(kind, info)
        }
    }

    private func simple(_ kind: UInt8, _ info: UInt8) throws(PasskeyError) -> CBORValue {
        switch (kind, info) {
        case (7, 20): return .bool(false)
        case (7, 21): return .bool(true)
        case (7, 22): return .null
        default: throw PasskeyError(.malformed, "a value is of a kind that authenticators do not write")
        }
    }

    private mutating func array(of count: Int64, _ depth: Int) throws(PasskeyError) -> [CBORValue] {
        var values: [CBORValue] = []
        // Nothing is reserved: a head that claims a billion members is found out by the missing ones.
        for _ in 0..<count { values.append(try read(depth: depth + 1)) }
        return values
    }

    private mutating func map(of count: Int64, _ depth: Int) throws(PasskeyError) -> [CBORValue: CBORValue] {
        var members: [CBORValue: CBORValue] = [:]
        for _ in 0..<count {
            let key = try read(depth: depth + 1)
            guard members.updateValue(try read(depth: depth + 1), forKey: key) == nil else {
                throw PasskeyError(.malformed, "a map has two members of one name")
            }
        }
        return members
    }

    /// A number or length of the shortest form or a longer one.
    private mutating func argument(_ info: UInt8) throws(PasskeyError) -> Int64 {
        let length: Int
        switch info {
        case 0..<24: return Int64(info)
        case 24...27: length = 1 << (info - 24)
        default: throw PasskeyError(.malformed, "a length is indefinite")
        }
        let number = try take(Int64(length)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let number = Int64(exactly: number) else { throw PasskeyError(.malformed, "a number is too large") }
        return number
    }

    private mutating func byte() throws(PasskeyError) -> UInt8 {
        guard place < bytes.endIndex else { throw PasskeyError(.malformed, "a value is cut off") }
        defer { place += 1 }
        return bytes[place]
    }

    private mutating func take(_ count: Int64) throws(PasskeyError) -> ArraySlice<UInt8> {
        guard count <= Int64(bytes.endIndex - place) else { throw PasskeyError(.malformed, "a value is cut off") }
        let end = place + Int(count)
        defer { place = end }
        return bytes[place..<end]
    }
}
