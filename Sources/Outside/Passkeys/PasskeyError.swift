/// Why a passkey was refused.
package struct PasskeyError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: Hashable, Sendable {
        /// It does not have the form that the specification gives it.
        case malformed

        /// It was made for another purpose, another site or another challenge.
        case foreign

        /// Nobody was asked for a fingerprint, a face or a PIN.
        case unverifiedUser

        /// The key is of a kind that is not accepted.
        case unsupportedKey

        /// The signature was not made by the key.
        case signature

        /// The counter did not rise, so that there may be a copy of the key.
        case counter
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    package static func == (left: Self, right: Self) -> Bool { left.code == right.code }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
