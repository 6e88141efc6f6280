/// A value of a JSON text, with the line on which it begins.
///
/// Numbers stay as they are written, so that amounts and ids are not rounded.
struct JSONValue: Sendable {
    enum Content: Sendable {
        case null
        case bool(Bool)
        case number(String)
        case text(String)
        case list([JSONValue])
        case object([String: JSONValue])
    }

    let content: Content
    let line: Int

    subscript(_ names: String...) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        for name in names {
            if let value = members[name], !value.isNull { return value }
        }
        return nil
    }

    var isNull: Bool {
        if case .null = content { true } else { false }
    }

    var object: [String: JSONValue]? {
        if case .object(let members) = content { members } else { nil }
    }

    var list: [JSONValue]? {
        if case .list(let elements) = content { elements } else { nil }
    }

    var text: String? {
        if case .text(let text) = content { text } else { nil }
    }

    var bool: Bool? {
        if case .bool(let value) = content { value } else { nil }
    }

    /// A whole number, also one that is written as a text or with `.0`.
    var integer: Int64? {
        switch content {
        case .number(let digits): Int64(digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
        case .text(let digits): Int64(digits)
        default: nil
        }
    }

    /// An id: a number or a text.
    var id: String? {
        switch content {
        case .number(let digits): digits
        case .text(let text) where !text.isEmpty && text.utf8.count <= 200: text
        default: nil
        }
    }
}
