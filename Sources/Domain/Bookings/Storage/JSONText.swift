import Foundation
import JSONEncoding

/// JSON in text columns, with sorted keys, so that equal values are equal text.
package enum JSONText {
    package static func encode(_ value: some Encodable) throws -> String {
        try SortedJSON.text(of: value)
    }

    package static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
