package import Foundation

/// Reads JSON documents strictly and says what is wrong with those it refuses.
package enum WireDecoder {
    /// Throws ``WireError`` for JSON that is malformed, names a member twice or does not fit `type`.
    package static func decode<Document: Decodable>(_ type: Document.Type, from data: Data) throws -> Document {
        try JSONScanner.check(Array(data))
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch let error as DecodingError {
            throw WireError(error)
        }
    }
}

extension WireError {
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(field: path(context.codingPath + [key]), reason: "This is required.")
        case .typeMismatch(let type, let context):
            self.init(field: path(context.codingPath), reason: "This must be \(name(of: type)).")
        case .valueNotFound(let type, let context):
            self.init(field: path(context.codingPath), reason: "This must be \(name(of: type)), not null.")
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            self.init(field: "", reason: "The document is not well-formed JSON.")
        case .dataCorrupted(let context):
            self.init(field: path(context.codingPath), reason: "This is not a number in range.")
        @unknown default:
            self.init(field: "", reason: "The document does not have the expected form.")
        }
    }
}

/// `schedule[3].start_time` for the keys `schedule`, 3 and `start_time`.
func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
        if let index = key.intValue {
            path += "[\(index)]"
        } else {
            path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
        }
    }
}

private func name(of type: Any.Type) -> String {
    switch type {
    case is String.Type: "text"
    case is Bool.Type: "true or false"
    case is Int.Type, is Int64.Type: "a whole number"
    case is Double.Type: "a number"
    case is [Any].Type: "a list"
    default: "an object"
    }
}
