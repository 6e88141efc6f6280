package import Bookings

/// Why a JSON document is refused: the field that is meant and what is wrong with it.
package struct WireError: Error, Hashable, CustomStringConvertible {
    package enum Code: Sendable {
        /// The document is not of the described form.
        case form

        /// A value has the form, but cannot be, or contradicts another.
        case value
    }

    package let code: Code

    /// Where in the document, such as `schedule[3].start_time`; empty for the document itself.
    package let field: String

    /// What is wrong and what would do, as a sentence.
    package let reason: String

    /// The same in a form that programs can put in their own words.
    package let fault: FieldFault

    package init(_ code: Code = .form, field: String, reason: String, fault: FieldFault = .invalid) {
        self.code = code
        self.field = field
        self.reason = reason
        self.fault = fault
    }

    package var description: String {
        field.isEmpty ? reason : "\(field): \(reason)"
    }
}
