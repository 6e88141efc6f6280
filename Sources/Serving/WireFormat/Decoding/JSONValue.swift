/// A value of a JSON document.
enum JSONValue {
    case null
    case boolean(Bool)

    /// As it is written.
    case number(String)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])
}
