import Foundation
import FoundationNetworking
import Testing

/// Where a server on loopback listens.
struct Endpoint: Sendable {
    let port: Int

    /// Sends a request; throws where the connection fails.
    func send(
        _ method: String,
        _ path: String,
        key: String? = nil,
        body: String? = nil,
        over session: URLSession = .shared
    ) async throws -> (status: Int, body: String) {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
        request.httpMethod = method
        if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
        if let body {
            request.httpBody = Data(body.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        let (data, response) = try await session.data(for: request)
        let status = try #require(response as? HTTPURLResponse).statusCode
        return (status, String(decoding: data, as: UTF8.self))
    }
}
