package import Bookings
import WireFormat

/// One part of a request that is refused, and why.
package struct FieldError: Hashable {
    /// Such as `schedule[3].start_time` or the name of a parameter or header; empty for the whole document.
    package let field: String
    let reason: String

    /// What is wrong, for programs.
    package let fault: FieldFault

    /// The line of a policy's source, from 1.
    var line: Int?

    package init(field: String, reason: String, fault: FieldFault = .invalid, line: Int? = nil) {
        self.fault = fault
        self.field = field
        self.reason = reason
        self.line = line
    }

    init(_ error: WireError) {
        self.init(field: error.field, reason: error.reason, fault: error.fault)
    }
}
