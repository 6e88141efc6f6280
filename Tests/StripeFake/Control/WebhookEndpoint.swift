import Crypto
import HTTPTransport

/// Where events go to, and how they are signed.
struct WebhookEndpoint: Sendable {
    let url: String
    /// Every one signs, as while one takes the place of another.
    let secrets: [String]
    /// Whether events are delivered as they happen.
    let isAutomatic: Bool

    /// `{"url": …, "secrets": ["whsec_…"], "automatic": true}`.
    init(_ document: JSON) throws(Refusal) {
        guard let url = document["url"]?.text, let secrets = document["secrets"]?.list?.compactMap(\.text),
            !secrets.isEmpty
        else { throw .invalid("An endpoint has a url and secrets.") }
        self.url = url
        self.secrets = secrets
        isAutomatic = document["automatic"]?.bool ?? false
    }

    /// The value of `Stripe-Signature` for a body.
    func signature(of body: [UInt8], at time: Int64) -> String {
        let message = Array("\(time).".utf8) + body
        let signatures = secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: Array(secret.utf8)))
            return "v1=" + code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        return "t=\(time)," + signatures.joined(separator: ",")
    }

    /// Sends one event; whether it was taken with a status of 2xx.
    func deliver(_ event: EventRecord, at time: Int64, over http: HTTPClient) async throws -> Bool {
        let body = try event.json.bytes()
        let headers: HTTPHeaders = [
            "Content-Type": "application/json; charset=utf-8", "Stripe-Signature": signature(of: body, at: time),
        ]
        do throws(HTTPError) {
            let answer = try await http.send(HTTPRequest(.post, url, headers: headers, body: body))
            return (200..<300).contains(answer.status)
        } catch {
            return false
        }
    }
}
