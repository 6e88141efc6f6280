/// The members of an object, as they are encoded.
struct KeyedNodeContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let object: JSONObject

    var codingPath: [any CodingKey] { [] }

    private func add(_ value: JSONNode, _ key: some CodingKey) {
        object.members.append((key.stringValue, value))
    }

    mutating func encodeNil(forKey key: Key) { add(.null, key) }
    mutating func encode(_ value: Bool, forKey key: Key) { add(.boolean(value), key) }
    mutating func encode(_ value: String, forKey key: Key) { add(.text(value), key) }
    mutating func encode(_ value: Double, forKey key: Key) throws { add(try JSONNode(finite: value), key) }
    mutating func encode(_ value: Float, forKey key: Key) throws { add(try JSONNode(finite: value), key) }
    mutating func encode(_ value: Int, forKey key: Key) { add(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int8, forKey key: Key) { add(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int16, forKey key: Key) { add(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int32, forKey key: Key) { add(.integer(Int64(value)), key) }
    mutating func encode(_ value: Int64, forKey key: Key) { add(.integer(value), key) }
    mutating func encode(_ value: UInt, forKey key: Key) { add(.unsigned(UInt64(value)), key) }
    mutating func encode(_ value: UInt8, forKey key: Key) { add(.unsigned(UInt64(value)), key) }
    mutating func encode(_ value: UInt16, forKey key: Key) { add(.unsigned(UInt64(value)), key) }
    mutating func encode(_ value: UInt32, forKey key: Key) { add(.unsigned(UInt64(value)), key) }
    mutating func encode(_ value: UInt64, forKey key: Key) { add(.unsigned(value), key) }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws { add(try JSONNode(value), key) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        let nested = JSONObject()
        add(.object(nested), key)
        return KeyedEncodingContainer(KeyedNodeContainer<Nested>(object: nested))
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        let nested = JSONArray()
        add(.array(nested), key)
        return UnkeyedNodeContainer(array: nested)
    }

    mutating func superEncoder() -> any Encoder {
        preconditionFailure("Documents are made of values, which have no super.")
    }

    mutating func superEncoder(forKey key: Key) -> any Encoder { superEncoder() }
}
