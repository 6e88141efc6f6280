import Foundation
package import HTTPTransport

/// Reads and writes calendars of one account by Google's Calendar API, version 3.
package struct GoogleClient: Sendable {
    private let http: HTTPClient
    private let url: String
    private let accessToken: String

    /// Where the API is, without a slash at the end.
    package static let standardURL = "https://www.googleapis.com/calendar/v3"

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
    ) async throws(GoogleError) -> Answer {
        let response = try await send(method, path, query, body: body, tag: tag)
        do {
            return try JSONDecoder().decode(type, from: Data(response.body))
        } catch {
            throw GoogleError(.badAnswer, "sent a document that is not understood")
        }
    }

    /// Sends a request; `tag` is the version that must still be there.
    ///
    /// Throws unless the answer is a success.
    @discardableResult
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ query: [(String, String)] = [],
        body: (any Encodable)? = nil,
        tag: String? = nil
    ) async throws(GoogleError) -> HTTPResponse {
        var request = HTTPRequest(method, url + path + Self.text(of: query), headers: headers)
        if let tag { request.headers.append("If-Match", tag) }
        if let body {
            request.headers.append("Content-Type", "application/json")
            request.body = try Self.bytes(of: body)
        }
        let response: HTTPResponse
        do throws(HTTPError) {
            response = try await http.send(request)
        } catch {
            throw GoogleError(error)
        }
        guard (200..<300).contains(response.status) else { throw GoogleError(response) }
        return response
    }

    private var headers: HTTPHeaders {
        ["User-Agent": "Bookable", "Accept": "application/json", "Authorization": "Bearer \(accessToken)"]
    }

    private static func bytes(of body: any Encodable) throws(GoogleError) -> [UInt8] {
        do {
            return Array(try JSONEncoder().encode(body))
        } catch {
            throw GoogleError(.refused, "cannot be told this")
        }
    }

    private static func text(of query: [(String, String)]) -> String {
        guard !query.isEmpty else { return "" }
        let fields = query.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
        return "?" + fields.joined(separator: "&")
    }

    /// Pages that one list may have.
    static let mostPages = 200
}

extension GoogleClient: CustomStringConvertible, CustomReflectable {
    package var description: String { url }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
