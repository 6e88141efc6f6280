import FoundationEssentials
import HTTPTransport
import Sending

/// Why there is no access token, as the outcome of the message that needs it: nothing of that was sent.
struct AccessRefusal: Error {
    let outcome: SendOutcome

    init(_ outcome: SendOutcome) {
        self.outcome = outcome
    }

    init(_ error: HTTPError) {
        let failure = SendFailure(error, from: "Google's token server")
        switch error.code {
        case .invalidRequest, .insecure: outcome = .refused(.account, failure)
        default: outcome = .retry(after: nil, failure)
        }
    }

    init(_ response: HTTPResponse) {
        let code = Self.code(response)
        let text = "Google's token server answered \(response.status)\(code.map { ", \($0)" } ?? "")."
        let failure = SendFailure(code: code ?? "\(response.status)", text)
        outcome =
            response.status == 429 || response.status >= 500
            ? .retry(after: response.retryAfter, failure) : .refused(.account, failure)
    }

    /// Such as `invalid_grant`, which a clock that is wrong causes too.
    private static func code(_ response: HTTPResponse) -> String? {
        do {
            let code = try JSONDecoder().decode([String: String].self, from: Data(response.body))["error"]
            return code.map { String($0.prefix(100)) }
        } catch {
            return nil
        }
    }
}
