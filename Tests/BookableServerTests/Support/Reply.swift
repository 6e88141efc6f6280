import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore

/// What the server answered.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        bytes = Array(response.body.readableBytesView)
    }

    /// The document, or null where the body is none.
    var json: JSONValue {
        do {
            return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        } catch {
            return .null
        }
    }

    var code: String? { json["code"].string }

    /// The fields that a problem document names.
    var fields: [String] { json["errors"].array.compactMap(\.["field"].string) }

    func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}
