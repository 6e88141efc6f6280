import AvailabilityRules
import Foundation
import Policies

/// The report on an availability rule, as it goes to clients.
package struct RuleScreening: Sendable {
    /// In the form of `RuleReport.json()`.
    let json: [UInt8]

    /// Why the script cannot be used; empty when it can.
    let errors: [FieldError]

    /// The same with their lines, for people.
    package let faults: [Finding]

    /// What makes a rule doubtful that can be used.
    package let warnings: [Finding]

    /// What the script says of itself; `nil` if it is not a rule.
    package let name: String?
    package let description: String?

    /// The fields of a slot that the script read, such as `local_start`.
    package let reads: [String]

    /// Its own reasons for refusals.
    package let reasons: [String]

    /// How many starts were tried, and how many of them it allowed.
    package let tried: Int
    package let allowed: Int

    /// One thing to know; the line is counted from 1.
    package struct Finding: Decodable, Sendable {
        package let message: String
        package let line: Int?
    }

    /// A report from another process; throws a `DecodingError` where the bytes are not one.
    init(json: [UInt8]) throws {
        let document = try JSONDecoder().decode(Document.self, from: Data(json))
        self.json = json
        errors = document.errors.map { FieldError(field: "source", reason: $0.message, line: $0.line) }
        faults = document.errors
        warnings = document.warnings
        name = document.name
        description = document.description
        (reads, reasons) = (document.reads, document.reasons)
        (tried, allowed) = (document.slots, document.allowed)
    }

    /// What a check of a script that is too long says, which nobody reads.
    init(tooLong source: PolicySource) {
        let report = RuleCheck.run(source, now: 0)
        json = Array(report.json().utf8)
        errors = report.errors.map { FieldError(field: "source", reason: $0.message) }
        faults = report.errors.map { Finding(message: $0.message, line: $0.line) }
        (name, description) = (nil, nil)
        (warnings, reads, reasons, tried, allowed) = ([], [], [], 0, 0)
    }

    private struct Document: Decodable {
        let errors: [Finding]
        let warnings: [Finding]
        let reads: [String]
        let reasons: [String]
        let slots: Int
        let allowed: Int
        let name: String?
        let description: String?
    }
}
