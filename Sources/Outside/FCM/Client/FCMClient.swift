import FoundationEssentials
package import HTTPTransport
package import Sending

/// Sends notifications to apps by Firebase Cloud Messaging, HTTP v1.
package struct FCMClient: Sendable {
    private let settings: FCMSettings
    private let http: HTTPClient
    private let tokens: AccessTokens

    package init(_ settings: FCMSettings, over http: HTTPClient) {
        self.settings = settings
        self.http = http
        tokens = AccessTokens(settings, over: http)
    }

    /// Hands a message over; that it is delivered is never reported.
    ///
    /// An access token that is not accepted is replaced once.
    package func send(_ message: FCMMessage) async -> SendOutcome {
        let (answer, token) = await attempt(message)
        guard case .refusal(let refusal) = answer, refusal.isUnauthenticated, let token else { return answer.outcome }
        await tokens.drop(token)
        return await attempt(message).answer.outcome
    }

    private func attempt(_ message: FCMMessage) async -> (answer: FCMAnswer, token: String?) {
        let token: String
        switch await tokens.token() {
        case .success(let text): token = text
        case .failure(let refusal): return (.outcome(refusal.outcome), nil)
        }
        do {
            return (FCMAnswer(try await http.send(try makeRequest(message, token: token))), token)
        } catch let error as HTTPError {
            return (.outcome(SendOutcome(error, from: "FCM")), token)
        } catch {
            return (.outcome(.refused(.request, SendFailure(code: nil, "The message cannot be written."))), token)
        }
    }

    private func makeRequest(_ message: FCMMessage, token: String) throws -> HTTPRequest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var request = HTTPRequest(
            .post,
            "\(settings.baseURL)/v1/projects/\(settings.account.project)/messages:send",
            headers: ["Authorization": "Bearer \(token)", "Content-Type": "application/json"],
            body: Array(try encoder.encode(SendRequest(message, at: settings.now())))
        )
        request.timeout = settings.timeout
        return request
    }
}
