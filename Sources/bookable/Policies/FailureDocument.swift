import Policies
import WireFormat

/// Why a policy or a booking was refused, as commands print it.
struct FailureDocument: Encodable {
    struct Failure: Encodable {
        let code: String
        let message: String
        var line: Int?
        var field: String?
    }

    let error: Failure

    init(_ error: PolicyError) {
        self.error = Failure(code: error.code.rawValue, message: error.message, line: error.line)
    }

    init(_ error: WireError) {
        self.error = Failure(
            code: "invalid_booking",
            message: error.reason,
            field: error.field.isEmpty ? nil : error.field
        )
    }

    /// One line for people.
    var text: String {
        let place = error.line.map { "line \($0): " } ?? error.field.map { "\($0): " } ?? ""
        return "\(place)\(error.message) (\(error.code))"
    }
}
