/// Why something that came as an event is none.
package struct WebhookError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    package enum Code: Sendable, Hashable, CaseIterable {
        /// A secret to verify with is empty, or there is none.
        case emptySecret
        /// The header has no time or no signature of a known kind.
        case malformedHeader
        /// No signature is that of a secret.
        case wrongSignature
        /// The signature is right, and older than is taken.
        case tooOld
        /// The body is signed and yet no event.
        case malformedEvent
    }
}
