import JSONEncoding

/// How documents become bytes.
enum JSONBytes {
    static func encode(_ document: some Encodable) throws -> [UInt8] {
        try SortedJSON.bytes(of: document)
    }

    /// The bytes of an object with one more member at its end; the object has others.
    static func adding(_ document: some Encodable, as name: String, to object: [UInt8]) throws -> [UInt8] {
        object.dropLast() + Array(",\"\(name)\":".utf8) + (try encode(document)) + [UInt8(ascii: "}")]
    }
}
