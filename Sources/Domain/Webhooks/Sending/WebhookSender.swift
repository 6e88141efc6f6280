import CivilTime
import HTTPTransport

/// Sends one event to one endpoint.
struct WebhookSender: Sendable {
    private let http: HTTPClient

    init(over http: HTTPClient) {
        self.http = http
    }

    /// How long an endpoint may take for one event.
    static let timeout: Duration = .seconds(10)

    /// Sends `body`, signed as of `now` by each of the secrets.
    func send(
        _ body: [UInt8],
        to url: WebhookURL,
        event: String,
        signedBy secrets: [WebhookSecret],
        at now: Instant
    ) async -> WebhookOutcome {
        var request = HTTPRequest(
            .post,
            url.text,
            headers: [
                "Content-Type": "application/json", "User-Agent": "Bookable", "Bookable-Event": event,
                WebhookSignature.field: WebhookSignature(body, at: now, by: secrets).text,
            ],
            body: body
        )
        // Events may come twice, and a connection that is kept is worth more.
        request.isRepeatable = true
        do throws(HTTPError) {
            return Self.outcome(of: try await http.send(request))
        } catch {
            return .failed(WebhookFailure(message: Self.reason(for: error)))
        }
    }

    private static func outcome(of response: HTTPResponse) -> WebhookOutcome {
        switch response.status {
        case 200..<300: return .taken(answer: response.status)
        case 300..<400:
            let message = "answered \(response.status); redirects are not followed"
            return .failed(WebhookFailure(message: message, answer: response.status))
        default:
            // The field's other form, a date, counts as no wish.
            let wish = response.headers["Retry-After"].flatMap { Int64($0) }
            return .failed(
                WebhookFailure(
                    message: "answered \(response.status)",
                    answer: response.status,
                    retryAfter: [429, 503].contains(response.status) ? wish : nil
                )
            )
        }
    }

    /// Says as much as its provider may know of the network between.
    private static func reason(for error: HTTPError) -> String {
        switch error.code {
        case .invalidRequest, .insecure: "cannot be reached by this URL"
        case .forbiddenAddress: "has an address that is not on the public internet"
        case .unknownHost: "is not known to the name service"
        case .unreachable: "cannot be reached"
        case .tls: "has a certificate that is not trusted"
        case .timeout: "did not answer within \(timeout.components.seconds) seconds"
        case .bodyTooLarge, .headerTooLarge: "answered with more than is read"
        case .connectionLost, .badResponse, .tooManyRedirects:
            "answered with something that is not HTTP, or stopped in the middle"
        case .busy, .closed, .cancelled, .other: "could not be asked now"
        }
    }
}
