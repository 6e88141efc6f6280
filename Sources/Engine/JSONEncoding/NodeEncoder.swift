/// Makes the node of one value.
///
/// Its coding path is empty: nothing that is encoded here asks where it stands.
final class NodeEncoder: Encoder {
    var node: JSONNode?

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        // Whoever asks again goes on with the same object.
        if case .object(let object) = node { return KeyedEncodingContainer(KeyedNodeContainer(object: object)) }
        let object = JSONObject()
        node = .object(object)
        return KeyedEncodingContainer(KeyedNodeContainer(object: object))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .array(let array) = node { return UnkeyedNodeContainer(array: array) }
        let array = JSONArray()
        node = .array(array)
        return UnkeyedNodeContainer(array: array)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension NodeEncoder: SingleValueEncodingContainer {
    func encodeNil() { node = .null }
    func encode(_ value: Bool) { node = .boolean(value) }
    func encode(_ value: String) { node = .text(value) }
    func encode(_ value: Double) throws { node = try JSONNode(finite: value) }
    func encode(_ value: Float) throws { node = try JSONNode(finite: value) }
    func encode(_ value: Int) { node = .integer(Int64(value)) }
    func encode(_ value: Int8) { node = .integer(Int64(value)) }
    func encode(_ value: Int16) { node = .integer(Int64(value)) }
    func encode(_ value: Int32) { node = .integer(Int64(value)) }
    func encode(_ value: Int64) { node = .integer(value) }
    func encode(_ value: UInt) { node = .unsigned(UInt64(value)) }
    func encode(_ value: UInt8) { node = .unsigned(UInt64(value)) }
    func encode(_ value: UInt16) { node = .unsigned(UInt64(value)) }
    func encode(_ value: UInt32) { node = .unsigned(UInt64(value)) }
    func encode(_ value: UInt64) { node = .unsigned(value) }
    func encode(_ value: some Encodable) throws { node = try JSONNode(value) }
}
