import Foundation
import HTTPTransport
import LoopbackServers
import OAuth

/// `oauth_peer.py` as a process of its own.
final class OAuthServer {
    private let process: LoopbackProcess
    private let style: Style
    let http: HTTPClient

    enum Style: String, CaseIterable, Sendable {
        case google
        case microsoft
    }

    init(_ style: Style) throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        process = try LoopbackProcess(
            CalendarPeers.python,
            [here.appending(component: "oauth_server.py").path, style.rawValue, "3599"]
        )
        self.style = style
        http = try HTTPClient()
    }

    /// The service as the program knows it, at this server.
    var service: OAuthService {
        var service: OAuthService =
            switch style {
            case .google: .google(clientID: "bookable", clientSecret: "s3cret", scopes: ["events", "list"])
            case .microsoft: .microsoft(clientID: "bookable", clientSecret: "s3cret", scopes: ["events", "list"])
            }
        service.authorizeURL = "\(process.url)/authorize"
        service.tokenURL = "\(process.url)/token"
        service.revokeURL = "\(process.url)/revoke"
        return service
    }

    /// What the person's browser is sent back with after the question; `more` decides for the person.
    func answer(to question: String, _ more: String = "") async throws -> [String: String] {
        let response = try await http.send(HTTPRequest(.get, question + more))
        guard let location = response.headers["Location"], let items = URLComponents(string: location)?.queryItems
        else {
            return [:]
        }
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
    }

    /// The status of a request that carries the access token.
    func check(_ grant: OAuthGrant) async throws -> Int {
        let headers: HTTPHeaders = ["Authorization": "Bearer \(grant.accessToken)"]
        return try await http.send(HTTPRequest(.get, "\(process.url)/check", headers: headers)).status
    }

    /// Ends the grant, as a new password does.
    func kill(_ grant: OAuthGrant) async throws {
        let body = #"{"refresh_token": "\#(grant.refreshToken ?? "")"}"#
        let headers: HTTPHeaders = ["Content-Type": "application/json"]
        let request = HTTPRequest(.post, "\(process.url)/test/kill", headers: headers, body: Array(body.utf8))
        _ = try await http.send(request)
    }

    func stop() { process.kill() }
}
