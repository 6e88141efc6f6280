/// The elements of an array, as they are encoded.
struct UnkeyedNodeContainer: UnkeyedEncodingContainer {
    let array: JSONArray

    var codingPath: [any CodingKey] { [] }
    var count: Int { array.elements.count }

    private func add(_ value: JSONNode) {
        array.elements.append(value)
    }

    mutating func encodeNil() { add(.null) }
    mutating func encode(_ value: Bool) { add(.boolean(value)) }
    mutating func encode(_ value: String) { add(.text(value)) }
    mutating func encode(_ value: Double) throws { add(try JSONNode(finite: value)) }
    mutating func encode(_ value: Float) throws { add(try JSONNode(finite: value)) }
    mutating func encode(_ value: Int) { add(.integer(Int64(value))) }
    mutating func encode(_ value: Int8) { add(.integer(Int64(value))) }
    mutating func encode(_ value: Int16) { add(.integer(Int64(value))) }
    mutating func encode(_ value: Int32) { add(.integer(Int64(value))) }
    mutating func encode(_ value: Int64) { add(.integer(value)) }
    mutating func encode(_ value: UInt) { add(.unsigned(UInt64(value))) }
    mutating func encode(_ value: UInt8) { add(.unsigned(UInt64(value))) }
    mutating func encode(_ value: UInt16) { add(.unsigned(UInt64(value))) }
    mutating func encode(_ value: UInt32) { add(.unsigned(UInt64(value))) }
    mutating func encode(_ value: UInt64) { add(.unsigned(value)) }
    mutating func encode(_ value: some Encodable) throws { add(try JSONNode(value)) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        let nested = JSONObject()
        add(.object(nested))
        return KeyedEncodingContainer(KeyedNodeContainer<Nested>(object: nested))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        let nested = JSONArray()
        add(.array(nested))
        return UnkeyedNodeContainer(array: nested)
    }

    mutating func superEncoder() -> any Encoder {
        preconditionFailure("Documents are made of values, which have no super.")
    }
}
