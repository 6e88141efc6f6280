import Policies

/// Why a script gave no document, as one process tells another.
struct TrialFailure: Codable {
    private let code: String
    private let message: String
    private let line: Int?

    init(_ error: PolicyError) {
        code = error.code.rawValue
        message = error.message
        line = error.line
    }

    var error: PolicyError {
        PolicyError(code: PolicyError.Code(rawValue: code) ?? .runtime, message: message, line: line)
    }
}
