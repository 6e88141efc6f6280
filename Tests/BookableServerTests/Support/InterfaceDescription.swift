import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

/// The server's OpenAPI document, to hold its answers against.
struct InterfaceDescription: Sendable {
    let document: JSONValue

    init(_ client: any TestClientProtocol) async throws {
        let response = try await client.executeRequest(uri: "/openapi.json", method: .get, headers: [:], body: nil)
        document = try Self.decode(Data(response.body.readableBytesView))
    }

    /// What was decoded last: all servers describe themselves in the same bytes, and every test asks for them.
    private static let last = Mutex<(bytes: Data, document: JSONValue)?>(nil)

    private static func decode(_ bytes: Data) throws -> JSONValue {
        if let known = last.withLock({ $0 }), known.bytes == bytes { return known.document }
        let document = try JSONDecoder().decode(JSONValue.self, from: bytes)
        last.withLock { $0 = (bytes, document) }
        return document
    }

    /// `GET /v1/providers/{provider}` and so on, of all that is described.
    var operations: Set<String> {
        Set(
            document["paths"].object.flatMap { path, item in
                item.object.keys.map { "\($0.uppercased()) \(path)" }
            }
        )
    }

    /// What about the answer is not as described; nothing for paths that are not described.
    func complaints(about reply: Reply, to method: HTTPRequest.Method, _ target: String) -> [String] {
        let path = String(target.prefix { $0 != "?" })
        guard let item = pathItem(path), case .object = item[method.rawValue.lowercased()] else { return [] }
        let response = resolve(item[method.rawValue.lowercased()]["responses"]["\(reply.status)"])
        guard response != .null else { return ["status \(reply.status) is not described"] }
        guard case .object(let content) = response["content"] else {
            return reply.bytes.isEmpty ? [] : ["a body is not described with status \(reply.status)"]
        }
        // What is compressed is compared with what is not, by the test that asks for it.
        guard reply.header("Content-Encoding") == nil else { return [] }
        let type = reply.header("Content-Type") ?? ""
        guard let media = content[type] else { return ["\(type) is not described with status \(reply.status)"] }
        guard type.hasSuffix("json") else { return [] }
        return SchemaCheck(document: document).complaints(about: reply.json, against: media["schema"], at: "")
    }

    /// The item whose template fits the path best: literal parts go before parameters.
    private func pathItem(_ path: String) -> JSONValue? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let fitting = document["paths"].object.filter { template, _ in
            let pattern = template.split(separator: "/", omittingEmptySubsequences: false)
            return pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        return fitting.min { $0.key.count { $0 == "{" } < $1.key.count { $0 == "{" } }?.value
    }

    private func resolve(_ value: JSONValue) -> JSONValue {
        SchemaCheck(document: document).resolve(value)
    }
}
