/// A request that the domain refuses, or a failure below it.
///
/// Outcomes that a client expects, such as a taken slot, are results and not errors.
package struct BookingsError: Error, CustomStringConvertible {
    /// What kind of refusal it is; stable, and what tests compare.
    package enum Code: String, Sendable, CaseIterable {
        case notFound = "not_found"
        case invalidValue = "invalid_value"
        case conflict
        case wrongState = "wrong_state"
        case policyInvalid = "policy_invalid"
        case idempotencyMismatch = "idempotency_key_reused"
        case idempotencyKeyWeak = "idempotency_key_weak"
        case unauthorized
        case forbidden

        /// The server takes no payments, as where Stripe is not configured.
        case paymentsUnavailable = "payments_unavailable"

        /// As many slots are held from an address, or for a client, as may be.
        case tooManyHolds = "too_many_holds"

        /// A stored record cannot be read, such as one that a later release wrote; not the fault of a request.
        case unreadableRecord = "unreadable_record"
    }

    package let code: Code

    /// What was refused, with which value, and what would do; holds no secret and no personal data.
    package let message: String

    /// The field of the request that is meant, such as `answers.phone`, where there is one.
    package let field: String?

    /// All fields that are refused, where there are several or more is known of them than a message.
    package var faults: [Fault] = []

    /// Seconds after which the same request may succeed, where that is known.
    package var retryAfter: Int64?

    /// A field that is refused.
    package struct Fault: Sendable {
        package let field: String
        package let message: String
        package let fault: FieldFault

        package init(field: String, message: String, fault: FieldFault) {
            self.field = field
            self.message = message
            self.fault = fault
        }
    }

    /// That fields have values that cannot be; there is at least one.
    package static func refused(_ faults: [Fault]) -> BookingsError {
        let message = faults.map { faults.count == 1 ? $0.message : "\($0.field): \($0.message)" }.joined(
            separator: " "
        )
        var error = BookingsError(.invalidValue, message, field: faults.first?.field)
        error.faults = faults
        return error
    }

    package init(_ code: Code, _ message: String, field: String? = nil) {
        self.code = code
        self.message = message
        self.field = field
    }

    package var description: String {
        field.map { "\(code.rawValue): \($0): \(message)" } ?? "\(code.rawValue): \(message)"
    }

    /// That a record does not exist.
    package static func notFound<Entity>(_ id: Identifier<Entity>) -> BookingsError {
        BookingsError(.notFound, "\(Entity.self) \"\(id)\" was not found.")
    }
}
