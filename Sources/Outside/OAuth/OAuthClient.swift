import Foundation
package import HTTPTransport

/// Exchanges codes and tokens at a service of OAuth 2 (RFC 6749).
package struct OAuthClient: Sendable {
    private let http: HTTPClient
    private let service: OAuthService

    package init(_ service: OAuthService, over http: HTTPClient) {
        self.service = service
        self.http = http
    }

    /// The grant for the code that came back; `now` in unix seconds.
    ///
    /// A code is good for one exchange: after an error of unknown outcome, the person is asked again.
    package func grant(for code: String, of attempt: OAuthAttempt, at now: Int64) async throws(OAuthError) -> OAuthGrant
    {
        let fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", attempt.redirectURL),
            ("code_verifier", attempt.verifier),
        ]
        return try await token(fields + scopeField, at: now, before: nil)
    }

    /// A new access token; `now` in unix seconds.
    ///
    /// The grant that is returned takes the place of `grant`, its refresh token too: services that rotate it give a new one
    /// each time.
    package func refresh(_ grant: OAuthGrant, at now: Int64) async throws(OAuthError) -> OAuthGrant {
        guard let refreshToken = grant.refreshToken else {
            throw OAuthError(.grantEnded, "The grant has ended, and there is no refresh token.")
        }
        let fields = [("grant_type", "refresh_token"), ("refresh_token", refreshToken)]
        return try await token(fields + scopeField, at: now, before: grant)
    }

    /// Takes a grant back; done already if the service does not know it any more, or has no place for it.
    package func revoke(_ grant: OAuthGrant) async throws(OAuthError) {
        guard let url = service.revokeURL else { return }
        let response = try await post([("token", grant.refreshToken ?? grant.accessToken)], to: url)
        // A token that is not known is revoked (RFC 7009 §2.2); Google answers 400 for it.
        guard response.status == 200 || response.status == 400 else { throw Self.error(for: response) }
    }

    private var scopeField: [(String, String)] {
        service.repeatsScopes ? [("scope", service.scopes.joined(separator: " "))] : []
    }

    private func token(
        _ fields: [(String, String)],
        at now: Int64,
        before: OAuthGrant?
    ) async throws(OAuthError) -> OAuthGrant {
        let login = [("client_id", service.clientID), ("client_secret", service.clientSecret)]
        let response = try await post(login + fields, to: service.tokenURL)
        guard response.status == 200 else { throw Self.error(for: response) }
        let answer: TokenAnswer
        do {
            answer = try JSONDecoder().decode(TokenAnswer.self, from: Data(response.body))
        } catch {
            throw OAuthError(.badAnswer, "The service sent a token in a form that is not known.")
        }
        guard answer.tokenType.lowercased() == "bearer", !answer.accessToken.isEmpty else {
            throw OAuthError(.badAnswer, "The service sent a token of another type than Bearer.")
        }
        let scopes = answer.scope.map { Set($0.split(separator: " ").map(String.init)) }
        return OAuthGrant(
            accessToken: answer.accessToken,
            expiresAt: now + max(0, min(answer.expiresIn ?? 3_600, 86_400)),
            refreshToken: answer.refreshToken ?? before?.refreshToken,
            // Left out, it is what was asked for (RFC 6749 §5.1).
            scopes: scopes ?? before?.scopes ?? Set(service.scopes)
        )
    }

    private func post(_ fields: [(String, String)], to url: String) async throws(OAuthError) -> HTTPResponse {
        let request = HTTPRequest(
            .post,
            url,
            headers: ["Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"],
            body: Array(OAuthForm.encode(fields).utf8)
        )
        do throws(HTTPError) {
            return try await http.send(request)
        } catch {
            throw OAuthError(.unavailable, "The service does not answer: \(error.message)", cause: error)
        }
    }

    private static func error(for response: HTTPResponse) -> OAuthError {
        let retryAfter = response.headers["Retry-After"].flatMap { Int64($0) }
        guard response.status < 500, response.status != 429 else {
            return OAuthError(.unavailable, "The service answered \(response.status).", retryAfter: retryAfter)
        }
        let answer: ErrorAnswer
        do {
            answer = try JSONDecoder().decode(ErrorAnswer.self, from: Data(response.body))
        } catch {
            return OAuthError(.badAnswer, "The service answered \(response.status) without a reason.")
        }
        switch answer.error {
        case "invalid_grant", "interaction_required", "consent_required", "login_required":
            return OAuthError(.grantEnded, "The grant has ended or was taken back.")
        case "temporarily_unavailable", "server_error", "slow_down":
            return OAuthError(.unavailable, "The service cannot answer now.", retryAfter: retryAfter)
        default:
            return OAuthError(.misconfigured, "The service refused the request: \(OAuthError.word(answer.error)).")
        }
    }

    private struct TokenAnswer: Decodable {
        let accessToken: String
        let tokenType: String
        let expiresIn: Int64?
        let refreshToken: String?
        let scope: String?

        private enum CodingKeys: String, CodingKey {
            case accessToken = "access_token"
            case tokenType = "token_type"
            case expiresIn = "expires_in"
            case refreshToken = "refresh_token"
            case scope
        }
    }

    private struct ErrorAnswer: Decodable {
        let error: String
    }
}
