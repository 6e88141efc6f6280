package import HTTPTransport

/// Why a service gave no token; messages hold no secret.
package struct OAuthError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String

    /// Seconds after which the service wants to be asked again, if it says so.
    package let retryAfter: Int64?
    package let cause: HTTPError?

    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The person said no.
        case declined

        /// The grant has ended, or the code was used: the person has to be asked again, and trying again is of no use.
        case grantEnded

        /// The registration of this program is wrong; operators have to look.
        case misconfigured

        /// The service does not answer, or cannot now.
        case unavailable

        /// The answer is not one of OAuth.
        case badAnswer
    }

    package var description: String { message }

    init(_ code: Code, _ message: String, retryAfter: Int64? = nil, cause: HTTPError? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.cause = cause
    }
}

extension OAuthError {
    /// What the service told in the `error` of its redirect, in place of a code.
    package init(redirect error: String) {
        switch error {
        case "access_denied", "consent_required", "interaction_required", "login_required":
            self.init(.declined, "The person did not agree.")
        case "temporarily_unavailable", "server_error":
            self.init(.unavailable, "The service cannot ask the person now.")
        default:
            self.init(.misconfigured, "The service refused the question: \(OAuthError.word(error)).")
        }
    }

    /// The word of an answer if it has the form of one, since it is shown.
    static func word(_ text: String) -> String {
        let isWord =
            (1...60).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
            }
        return isWord ? text : "an error without a known name"
    }
}
