import FoundationEssentials
import HTTPTransport
import Sending

/// An answer of FCM's that is not a success.
struct FCMRefusal {
    private let response: HTTPResponse
    /// Such as `UNREGISTERED`, of FCM itself; `nil` if the answer comes from something before it.
    private let code: String?
    /// Such as `NOT_FOUND`.
    private let status: String?
    /// The fields of the request that are wrong.
    private let fields: [String]

    init(_ response: HTTPResponse) {
        self.response = response
        let error = Self.read(response)
        code = error?.details?.compactMap(\.errorCode).first
        status = error?.status
        fields = error?.details?.flatMap { $0.fieldViolations ?? [] }.compactMap(\.field) ?? []
    }

    /// Whether another access token may help.
    var isUnauthenticated: Bool { response.status == 401 && code == nil }

    var outcome: SendOutcome {
        switch code ?? status {
        case "UNREGISTERED", "SENDER_ID_MISMATCH": .gone(failure)
        // With the field of the device alone, or none, the device is meant.
        case "INVALID_ARGUMENT" where code != nil && fields.allSatisfy { $0 == "message.token" }: .gone(failure)
        case "INVALID_ARGUMENT": .refused(.request, failure)
        case "QUOTA_EXCEEDED", "RESOURCE_EXHAUSTED": .retry(after: response.retryAfter ?? .seconds(60), failure)
        case "THIRD_PARTY_AUTH_ERROR", "UNAUTHENTICATED", "PERMISSION_DENIED", "NOT_FOUND": .refused(.account, failure)
        default: outcomeOfStatus
        }
    }

    private var outcomeOfStatus: SendOutcome {
        switch response.status {
        case 429: .retry(after: response.retryAfter ?? .seconds(60), failure)
        // A second notification of the same id replaces the first.
        case 500...: .retry(after: response.retryAfter, failure)
        case 401, 403, 404: .refused(.account, failure)
        default: .refused(.request, failure)
        }
    }

    private var failure: SendFailure {
        let name = (code ?? status).map { String($0.prefix(100)) }
        return SendFailure(
            code: name ?? "\(response.status)",
            "FCM answered \(response.status)\(name.map { ", \($0)" } ?? "")."
        )
    }

    /// `nil` if the body is something else, such as a page of a proxy.
    private static func read(_ response: HTTPResponse) -> Body.Refusal? {
        do {
            return try JSONDecoder().decode(Body.self, from: Data(response.body)).error
        } catch {
            return nil
        }
    }

    private struct Body: Decodable {
        let error: Refusal

        struct Refusal: Decodable {
            let status: String?
            let details: [Detail]?
        }

        struct Detail: Decodable {
            let errorCode: String?
            let fieldViolations: [Violation]?
        }

        struct Violation: Decodable {
            let field: String?
        }
    }
}
