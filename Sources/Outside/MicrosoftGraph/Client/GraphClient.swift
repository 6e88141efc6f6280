import Foundation
package import HTTPTransport

/// Reads and writes calendars of one account by Microsoft Graph, version 1.0.
package struct GraphClient: Sendable {
    private let http: HTTPClient
    private let url: String
    private let accessToken: String

    /// Where the API is, without a slash at the end.
    package static let standardURL = "https://graph.microsoft.com/v1.0"

    package init(over http: HTTPClient, url: String = standardURL, accessToken: String) {
        self.http = http
        self.url = url
        self.accessToken = accessToken
    }

    /// Sends a request and reads its answer; `query` in its order.
    func send<Answer: Decodable>(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ query: [(String, String)] = [],
        body: (any Encodable)? = nil,
        tag: String? = nil,
        as type: Answer.Type
    ) async throws(GraphError) -> Answer {
        try Self.decode(try await send(method, url + path + Self.text(of: query), body: body, tag: tag), as: type)
    }

    /// Sends a request; `tag` is the version that must still be there.
    func send(_ method: HTTPRequest.Method, _ path: String, tag: String? = nil) async throws(GraphError) {
        _ = try await send(method, url + path, body: nil, tag: tag)
    }

    /// Follows a link of an answer, which must lead to the same service: the token goes with it.
    func follow<Answer: Decodable>(_ link: String, as type: Answer.Type) async throws(GraphError) -> Answer {
        guard link.hasPrefix("\(url)/") else { throw GraphError(.badAnswer, "leads to another server") }
        return try Self.decode(try await send(.get, link, body: nil, tag: nil), as: type)
    }

    private func send(
        _ method: HTTPRequest.Method,
        _ address: String,
        body: (any Encodable)?,
        tag: String?
    ) async throws(GraphError) -> HTTPResponse {
        var request = HTTPRequest(method, address, headers: headers)
        if let tag { request.headers.append("If-Match", tag) }
        if let body {
            request.headers.append("Content-Type", "application/json")
            request.body = try Self.bytes(of: body)
        }
        let response: HTTPResponse
        do throws(HTTPError) {
            response = try await http.send(request)
        } catch {
            throw GraphError(error)
        }
        guard (200..<300).contains(response.status) else { throw GraphError(response) }
        return response
    }

    /// With ids that stay the same when an event is moved to another folder, and times in UTC.
    private var headers: HTTPHeaders {
        [
            "User-Agent": "Bookable", "Accept": "application/json", "Authorization": "Bearer \(accessToken)",
            "Prefer": "IdType=\"ImmutableId\", outlook.timezone=\"UTC\", odata.maxpagesize=\(Self.pageSize)",
        ]
    }

    private static let pageSize = 200

    /// Pages that one list may have.
    static let mostPages = 1_000

    private static func decode<Answer: Decodable>(
        _ response: HTTPResponse,
        as type: Answer.Type
    ) throws(GraphError) -> Answer {
        do {
            return try JSONDecoder().decode(type, from: Data(response.body))
        } catch {
            throw GraphError(.badAnswer, "sent a document that is not understood")
        }
    }

    private static func bytes(of body: any Encodable) throws(GraphError) -> [UInt8] {
        do {
            return Array(try JSONEncoder().encode(body))
        } catch {
            throw GraphError(.refused, "cannot be told this")
        }
    }

    private static func text(of query: [(String, String)]) -> String {
        guard !query.isEmpty else { return "" }
        let fields = query.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
        return "?" + fields.joined(separator: "&")
    }
}

extension GraphClient: CustomStringConvertible, CustomReflectable {
    package var description: String { url }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
