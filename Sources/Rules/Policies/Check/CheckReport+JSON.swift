extension CheckReport {
    /// The report as JSON.
    public func json() -> String {
        var writer = JSONWriter()
        writer.object { report in
            report.member("valid") { $0.bool(isValid) }
            report.member("version") { $0.string(version.description) }
            if let policy {
                report.member("name") { $0.string(policy.name) }
                report.member("description") { $0.string(policy.description) }
            }
            report.member("errors") { $0.array(of: errors) { write($1, into: &$0) } }
            report.member("warnings") { $0.array(of: warnings) { write($1, into: &$0) } }
            report.member("reads") { $0.array(of: reads) { $0.string($1) } }
            report.member("summary") { $0.array(of: summary) { $0.string($1) } }
            report.member("budget") { budget in
                budget.object { object in
                    object.member("source_size") { $0.number(self.budget.sourceSize) }
                    object.member("instructions") { $0.number(self.budget.instructions) }
                    object.member("bytes") { $0.number(self.budget.bytes) }
                }
            }
            report.member("evaluations") { $0.number(evaluations) }
        }
        return writer.text
    }

    private func write(_ finding: Finding, into writer: inout JSONWriter) {
        writer.object { object in
            object.member("code") { $0.string(finding.code) }
            object.member("message") { $0.string(finding.message) }
            if let line = finding.line { object.member("line") { $0.number(line) } }
        }
    }
}
