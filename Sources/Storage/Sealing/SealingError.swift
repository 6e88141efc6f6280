/// Why a secret could not be sealed or opened; its message says nothing of the secret or a key.
package struct SealingError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let cause: (any Error)?

    package enum Code: Hashable, Sendable {
        /// The keys of a setting are not keys.
        case invalidKeys

        /// The secret is sealed under a key that is not there.
        case unknownKey

        /// The secret was changed, or belongs to another place.
        case damaged
    }

    package var description: String { message }

    init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
