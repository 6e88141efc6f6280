/// What became of the cases of one policy.
struct PolicyTestReport: Encodable {
    /// The path of the script.
    let policy: String
    let passed: Int
    let failures: [PolicyCaseOutcome]

    /// Why no case was run, if none was.
    let error: String?

    init(_ file: PolicyCaseFile, _ outcomes: [PolicyCaseOutcome]) {
        policy = file.script
        failures = outcomes.filter { !$0.differences.isEmpty }
        passed = outcomes.count - failures.count
        error = nil
    }

    init(_ file: PolicyCaseFile, error: String) {
        policy = file.script
        (passed, failures) = (0, [])
        self.error = error
    }

    var isPassed: Bool { failures.isEmpty && error == nil }

    /// For people: one line, and some more for each failure.
    var text: String {
        if let error { return "\(policy): \(error)" }
        let all = passed + failures.count
        guard !failures.isEmpty else { return "\(policy): all \(all) pass" }
        let details = failures.map { failure in
            let differences = failure.differences.map {
                "      \($0.field)\n        expected \($0.expected)\n        was      \($0.actual)"
            }
            return (["    \(failure.name)", "      \(failure.booking)"] + differences).joined(separator: "\n")
        }
        return (["\(policy): \(failures.count) of \(all) fail"] + details).joined(separator: "\n")
    }
}
