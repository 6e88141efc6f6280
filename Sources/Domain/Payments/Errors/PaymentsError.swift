/// Why something about payments was refused.
package struct PaymentsError: Error, Hashable, Sendable {
    /// What tests and callers tell errors apart by.
    package enum Code: Hashable, Sendable, CaseIterable {
        /// One address has led to more calls to Stripe than it may.
        case tooManyCalls
    }

    package let code: Code

    /// What was refused, for people.
    package let message: String

    /// Seconds after which the same may be asked again.
    package let retryAfter: Int64

    package init(_ code: Code, _ message: String, retryAfter: Int64) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }
}

extension PaymentsError: CustomStringConvertible {
    package var description: String { message }
}
