/// A JSON value whose members have no order yet.
enum JSONNode {
    case null
    case boolean(Bool)
    case integer(Int64)
    case unsigned(UInt64)

    /// A number as it is written.
    case number(String)
    case text(String)
    case object(JSONObject)
    case array(JSONArray)

    /// As it was written.
    case document([UInt8])

    init<Value: Encodable>(_ value: Value) throws {
        // The most common ones by themselves, as an encoder for each would cost more than they do.
        if Value.self == String.self, let text = value as? String {
            self = .text(text)
            return
        }
        let encoder = NodeEncoder()
        try value.encode(to: encoder)
        // A value that encodes nothing is an empty object.
        self = encoder.node ?? .object(JSONObject())
    }

    init<Number: BinaryFloatingPoint & CustomStringConvertible & Encodable>(finite number: Number) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number,
                EncodingError.Context(codingPath: [], debugDescription: "JSON has no number \(number).")
            )
        }
        let text = number.description
        // Whole numbers without a point, as Foundation writes them.
        self = .number(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }
}

/// The members of an object that is being made.
final class JSONObject {
    var members: [(name: String, value: JSONNode)] = []
}

/// The elements of an array that is being made.
final class JSONArray {
    var elements: [JSONNode] = []
}
