import Foundation
import WireFormat

/// A body of `application/x-www-form-urlencoded`, as browsers send forms.
struct FormFields {
    private let values: [String: String]

    /// Throws ``WireError`` for fields that come twice or are not percent-encoded UTF-8.
    init(_ bytes: [UInt8]) throws {
        var values: [String: String] = [:]
        for part in String(decoding: bytes, as: UTF8.self).split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let text = pair.count == 2 ? pair[1].replacing("+", with: " ") : ""
            guard let name = String(pair[0]).removingPercentEncoding, let value = String(text).removingPercentEncoding,
                values.updateValue(value, forKey: name) == nil
            else { throw WireError(field: "", reason: "The form is not well-formed.") }
        }
        self.values = values
    }

    func required(_ name: String) throws -> String {
        guard let value = values[name], !value.isEmpty else {
            throw WireError(field: name, reason: "This is required.")
        }
        return value
    }
}
