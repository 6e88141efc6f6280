import CalendarFeeds
import CalendarSync
import Foundation
import HTTPTransport
import LoopbackServers
import OAuth
import Sealing

/// `oauth_peer.py` of OAuthTests as a process of its own.
///
/// Sendable because nothing changes after `init`.
final class OAuthPeer: @unchecked Sendable {
    private let process: LoopbackProcess
    private let http: HTTPClient

    /// Keeps refresh tokens, or makes new ones, as `service` does.
    init(_ service: CalendarService) throws {
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        process = try LoopbackProcess(
            CalendarPeers.python,
            [tests.appending(path: "OAuthTests/oauth_server.py").path, service.rawValue, "3599"]
        )
        http = try HTTPClient()
    }

    var url: String { process.url }

    /// What the person's browser is sent back with after the question; `more` decides for the person.
    func answer(to question: String, _ more: String = "") async throws -> [String: String] {
        let response = try await http.send(HTTPTransport.HTTPRequest(.get, question + more))
        guard let location = response.headers["Location"], let items = URLComponents(string: location)?.queryItems
        else { return [:] }
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
    }

    /// Ends all grants, as a new password does.
    func killAll() async throws {
        let headers: HTTPHeaders = ["Content-Type": "application/json"]
        _ = try await http.send(
            HTTPTransport.HTTPRequest(.post, "\(url)/test/kill-all", headers: headers, body: Array("{}".utf8))
        )
    }
}

extension CalendarLinkAccess {
    /// Connects accounts of a service that asks people at `peer`, and has its API at `apiURL`.
    static func connecting(
        _ service: CalendarService,
        at peer: OAuthPeer,
        apiURL: String,
        noticesURL: String? = nil
    ) throws -> CalendarLinkAccess {
        var oauth: OAuthService =
            switch service {
            case .google: .google(clientID: "bookable", clientSecret: "s3cret", scopes: service.scopes)
            case .microsoft: .microsoft(clientID: "bookable", clientSecret: "s3cret", scopes: service.scopes)
            }
        oauth.authorizeURL = "\(peer.url)/authorize"
        oauth.tokenURL = "\(peer.url)/token"
        oauth.revokeURL = "\(peer.url)/revoke"
        let services = CalendarServiceAccess(
            http: try HTTPClient(),
            redirectURL: "http://127.0.0.1:1/calendar-accounts/callback",
            noticesURL: noticesURL,
            registrations: [service: CalendarServiceAccess.Registration(oauth: oauth, apiURL: apiURL)]
        )
        return CalendarLinkAccess(
            keyring: try Keyring(text: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
            http: try HTTPClient(limits: FeedClient.limits),
            plan: CalendarPollPlan(interval: 600),
            services: services,
            concurrency: 4
        )
    }
}
