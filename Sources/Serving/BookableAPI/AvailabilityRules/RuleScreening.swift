import AvailabilityRules
import Foundation
import Policies

/// The report on an availability rule, as it goes to clients.
struct RuleScreening: Sendable {
    /// In the form of `RuleReport.json()`.
    let json: [UInt8]

    /// Why the script cannot be used; empty when it can.
    let errors: [FieldError]

    /// What the script says of itself; `nil` if it is not a rule.
    let name: String?
    let description: String?

    /// A report from another process; throws a `DecodingError` where the bytes are not one.
    init(json: [UInt8]) throws {
        let document = try JSONDecoder().decode(Document.self, from: Data(json))
        self.json = json
        errors = document.errors.map { FieldError(field: "source", reason: $0.message, line: $0.line) }
        name = document.name
        description = document.description
    }

    /// What a check of a script that is too long says, which nobody reads.
    init(tooLong source: PolicySource) {
        let report = RuleCheck.run(source, now: 0)
        json = Array(report.json().utf8)
        errors = report.errors.map { FieldError(field: "source", reason: $0.message) }
        (name, description) = (nil, nil)
    }

    private struct Document: Decodable {
        struct Finding: Decodable {
            let message: String
            let line: Int?
        }

        let errors: [Finding]
        let name: String?
        let description: String?
    }
}
