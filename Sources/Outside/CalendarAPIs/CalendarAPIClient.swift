import Foundation
package import HTTPTransport

/// Sends requests to a calendar service on behalf of one account: in JSON, with the account's access token.
package struct CalendarAPIClient: Sendable {
    private let http: HTTPClient
    private let url: String
    private let headers: HTTPHeaders
    private let failure: @Sendable (HTTPResponse) -> CalendarAPIError

    /// - Parameters:
    ///   - http: What requests are sent with.
    ///   - url: Where the API is, without a slash at the end.
    ///   - accessToken: Sent with each request, and to nobody else.
    ///   - headers: What else the service is told with each request.
    ///   - failure: What an answer that is not a success means.
    package init(
        over http: HTTPClient,
        url: String,
        accessToken: String,
        headers: [(name: String, value: String)] = [],
        failure: @escaping @Sendable (HTTPResponse) -> CalendarAPIError
    ) {
        self.http = http
        self.url = url
        self.failure = failure
        var all: HTTPHeaders = [
            "User-Agent": "Bookable", "Accept": "application/json",
            "Authorization": "Bearer \(accessToken)",
        ]
        for (name, value) in headers { all.append(name, value) }
        self.headers = all
    }

    /// Sends a request and reads its answer; `query` in its order, and `tag` is the version that must still be there.
    package func send<Answer: Decodable>(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ query: [(String, String)] = [],
        body: (any Encodable)? = nil,
        tag: String? = nil,
        as type: Answer.Type
    ) async throws(CalendarAPIError) -> Answer {
        try Self.decode(try await send(method, path, query, body: body, tag: tag), as: type)
    }

    /// Sends a request; throws unless the answer is a success.
    @discardableResult
    package func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ query: [(String, String)] = [],
        body: (any Encodable)? = nil,
        tag: String? = nil
    ) async throws(CalendarAPIError) -> HTTPResponse {
        var request = HTTPRequest(method, url + path + Self.text(of: query), headers: headers)
        if let tag { request.headers.append("If-Match", tag) }
        if let body {
            request.headers.append("Content-Type", "application/json")
            request.body = try Self.bytes(of: body)
        }
        return try await send(request)
    }

    /// Follows a link of an answer, which must lead to the same service: the token goes with it.
    package func follow<Answer: Decodable>(
        _ link: String,
        as type: Answer.Type
    ) async throws(CalendarAPIError) -> Answer {
        guard link.hasPrefix("\(url)/") else {
            throw CalendarAPIError(.badAnswer, "leads to another server")
        }
        return try Self.decode(try await send(HTTPRequest(.get, link, headers: headers)), as: type)
    }

    private func send(_ request: HTTPRequest) async throws(CalendarAPIError) -> HTTPResponse {
        let response: HTTPResponse
        do throws(HTTPError) {
            response = try await http.send(request)
        } catch {
            throw CalendarAPIError(error)
        }
        guard (200..<300).contains(response.status) else { throw failure(response) }
        return response
    }

    private static func decode<Answer: Decodable>(
        _ response: HTTPResponse,
        as type: Answer.Type
    ) throws(CalendarAPIError) -> Answer {
        do {
            return try JSONDecoder().decode(type, from: Data(response.body))
        } catch {
            throw CalendarAPIError(.badAnswer, "sent a document that is not understood")
        }
    }

    private static func bytes(of body: any Encodable) throws(CalendarAPIError) -> [UInt8] {
        do {
            return Array(try JSONEncoder().encode(body))
        } catch {
            throw CalendarAPIError(.refused, "cannot be told this")
        }
    }

    private static func text(of query: [(String, String)]) -> String {
        guard !query.isEmpty else { return "" }
        let fields = query.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
        return "?" + fields.joined(separator: "&")
    }
}

extension CalendarAPIClient: CustomStringConvertible, CustomReflectable {
    package var description: String { url }

    /// Without the token.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension HTTPResponse {
    /// The document of an answer that is not a success; `nil` if it is not in the service's form, such as that of a proxy.
    package func failureBody<Body: Decodable>(as type: Body.Type) -> Body? {
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch {
            return nil
        }
    }

    /// The seconds in `Retry-After`; `nil` if it is missing or a date.
    package var secondsToWait: Int64? { headers["Retry-After"].flatMap { Int64($0) } }
}
