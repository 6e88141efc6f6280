import Bookings
package import Foundation

/// Reads JSON documents strictly and says what is wrong with those it refuses.
package enum WireDecoder {
    /// Throws ``WireError`` for JSON that is malformed, names a member twice or does not fit `type`, and ``RefusedDocument``
    /// where several fields do not.
    package static func decode<Document: Decodable>(_ type: Document.Type, from bytes: [UInt8]) throws -> Document {
        // Some editors begin a file with a byte-order mark, which RFC 8259 (section 8.1) lets a reader ignore.
        let bytes = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
        let value = try JSONScanner.read(bytes)
        let isText = String(validating: bytes, as: UTF8.self) != nil
        if isText, let document = ValueDecoder.decode(type, from: value) { return document }
        // Foundation says what is wrong, and reads what is written in a way that is not read above.
        let faults = FaultList()
        let decoder = JSONDecoder()
        if let key = FaultList.key { decoder.userInfo[key] = faults }
        if let key = JSONValue.documentKey { decoder.userInfo[key] = value }
        do {
            let document = try decoder.decode(type, from: Data(bytes))
            guard let refusal = faults.refusal() else { return document }
            throw refusal
        } catch {
            guard let last = WireError.faults(error) else { throw error }
            throw faults.refusal(after: last) ?? error
        }
    }

    private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

    /// The same of data.
    package static func decode<Document: Decodable>(_ type: Document.Type, from data: Data) throws -> Document {
        try decode(type, from: Array(data))
    }
}

extension WireError {
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(field: path(context.codingPath + [key]), reason: "This is required.", fault: .required)
        case .typeMismatch(let type, let context):
            self.init(
                field: path(context.codingPath),
                reason: "This must be \(name(of: type)).",
                fault: FieldFault(.type)
            )
        case .valueNotFound(let type, let context):
            self.init(
                field: path(context.codingPath),
                reason: "This must be \(name(of: type)), not null.",
                fault: FieldFault(.type)
            )
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            self.init(field: "", reason: "The document is not well-formed JSON.", fault: FieldFault(.syntax))
        case .dataCorrupted(let context):
            self.init(
                field: path(context.codingPath),
                reason: "This is not a number in range.",
                fault: FieldFault(.outOfRange)
            )
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
