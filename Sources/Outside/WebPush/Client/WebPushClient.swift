package import HTTPTransport
package import Sending

/// Pushes encrypted messages to browsers through the services that their subscriptions name.
///
/// It has an HTTP client of its own, which reaches only what ``WebPushSettings/addresses`` allows.
package final class WebPushClient: Sendable {
    private let http: HTTPClient
    private let authorizations: AuthorizationCache

    /// A client with a thread of its own; throws if that or libcurl cannot be started.
    package init(_ settings: WebPushSettings) throws(HTTPError) {
        var limits = HTTPClientLimits()
        limits.timeout = settings.timeout
        limits.responseBody = 64 << 10
        limits.responseHeader = 32 << 10
        http = try HTTPClient(
            limits: limits,
            certificateFile: settings.certificateFile,
            addresses: settings.addresses
        )
        authorizations = AuthorizationCache(settings)
    }

    /// Hands a message to the push service of its subscription; that it is delivered is never reported.
    package func send(_ message: PushMessage) async -> SendOutcome {
        let request: HTTPRequest
        do {
            request = try makeRequest(message)
        } catch {
            return .refused(.request, SendFailure(code: nil, "The push message could not be encrypted: \(error)."))
        }
        do throws(HTTPError) {
            return Self.outcome(try await http.send(request))
        } catch {
            return SendOutcome(error, from: "The push service")
        }
    }

    /// Waits for the messages that are on their way, and ends.
    package func close() async {
        await http.close()
    }

    private func makeRequest(_ message: PushMessage) throws -> HTTPRequest {
        let subscription = message.subscription
        let validity = min(max(message.validity.components.seconds, 0), Self.longestValidity)
        let headers: HTTPHeaders = [
            "TTL": "\(validity)", "Urgency": message.urgency.rawValue, "Topic": message.topic,
            "Content-Type": "application/octet-stream", "Content-Encoding": "aes128gcm",
            "Authorization": try authorizations.authorization(for: subscription.origin),
        ]
        let record = try EncryptedRecord(message.payload, for: subscription)
        return HTTPRequest(.post, subscription.endpoint, headers: headers, body: record.bytes)
    }

    /// In seconds, four weeks; services keep no message longer.
    private static let longestValidity: Int64 = 28 * 86_400

    private static func outcome(_ response: HTTPResponse) -> SendOutcome {
        let failure = SendFailure(code: "\(response.status)", "The push service answered \(response.status).")
        return switch response.status {
        case 200..<300: .sent(SendReceipt(id: nil))
        case 404, 410: .gone(failure)
        case 400, 413: .refused(.request, failure)
        case 408, 429, 500...: .retry(after: response.retryAfter, failure)
        // 401 and 403 as well: the endpoint was named by a browser, and its word must not turn the channel off. Mostly
        // the subscription was made for another key.
        default: .refused(.message, failure)
        }
    }
}
