/// A value of a JSON document.
enum JSONValue: Sendable {
    case null
    case boolean(Bool)

    /// As it is written.
    case number(String)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue {
    var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// Under which a decoder that does not tell how numbers are written knows the whole document.
    static let documentKey = CodingUserInfoKey(rawValue: "document")

    /// The value at a place in the document; `nil` if there is none.
    func value(at path: [any CodingKey]) -> JSONValue? {
        path.reduce(Optional(self)) { value, key in
            switch value {
            case .object(let members): members[key.stringValue]
            case .array(let elements): key.intValue.flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: nil
            }
        }
    }
}
