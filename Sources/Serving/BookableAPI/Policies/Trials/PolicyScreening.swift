import Foundation
package import Policies

/// The report on a script, as it goes to clients.
package struct PolicyScreening: Sendable {
    /// In the form of `CheckReport.json()`.
    package let json: [UInt8]

    /// Why the script cannot be used; empty when it can.
    package let errors: [PolicyError]

    /// What the script says of itself; `nil` where it is not a policy.
    package let name: String?
    package let description: String?

    /// What a client is told of it, sentence by sentence, in English.
    package let summary: [String]

    /// What makes it doubtful, though it can be used.
    package let warnings: [Warning]

    package struct Warning: Hashable, Sendable {
        package let message: String

        /// The line of the source, from 1, where one is known.
        package let line: Int?
    }

    /// A report from another process; throws a `DecodingError` where the bytes are not one.
    package init(json: [UInt8]) throws {
        let document = try JSONDecoder().decode(Document.self, from: Data(json))
        self.json = json
        errors = document.errors.map(\.error)
        name = document.name
        description = document.description
        summary = document.summary ?? []
        warnings = document.warnings.map { Warning(message: $0.message, line: $0.line) }
    }

    /// A report made here.
    package init(_ report: CheckReport) {
        json = Array(report.json().utf8)
        errors = report.errors.map { Document.Finding(code: $0.code, message: $0.message, line: $0.line).error }
        name = report.policy?.name
        description = report.policy?.description
        summary = report.summary
        warnings = report.warnings.map { Warning(message: $0.message, line: $0.line) }
    }

    private struct Document: Decodable {
        struct Finding: Decodable {
            let code: String
            let message: String
            let line: Int?

            var error: PolicyError {
                PolicyError(code: PolicyError.Code(rawValue: code) ?? .runtime, message: message, line: line)
            }
        }

        let valid: Bool
        let version: String
        let name: String?
        let description: String?
        let errors: [Finding]
        let warnings: [Finding]
        let summary: [String]?
    }
}
