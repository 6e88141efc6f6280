import Policies

extension RuleReport {
    /// The report as JSON.
    public func json() -> String {
        var writer = JSONWriter()
        writer.object { report in
            report.member("valid") { $0.bool(isValid) }
            report.member("version") { $0.string(version.description) }
            if let rule {
                report.member("name") { $0.string(rule.name) }
                if let description = rule.description { report.member("description") { $0.string(description) } }
                report.member("decides") { $0.bool(rule.decides) }
                report.member("sets_prices") { $0.bool(rule.hasPrice) }
            }
            report.member("errors") { $0.array(of: errors) { write($1, into: &$0) } }
            report.member("warnings") { $0.array(of: warnings) { write($1, into: &$0) } }
            report.member("reads") { $0.array(of: reads) { $0.string($1) } }
            report.member("reasons") { $0.array(of: reasons) { $0.string($1) } }
            report.member("budget") { $0.object { write(budget, into: &$0) } }
            report.member("slots") { $0.number(slots) }
            report.member("allowed") { $0.number(allowed) }
        }
        return writer.text
    }

    private func write(_ budget: Budget, into writer: inout JSONWriter) {
        writer.member("source_size") { $0.number(budget.sourceSize) }
        writer.member("start_instructions") { $0.number(budget.startInstructions) }
        writer.member("instructions") { $0.number(budget.instructions) }
        writer.member("bytes") { $0.number(budget.bytes) }
    }

    private func write(_ finding: Finding, into writer: inout JSONWriter) {
        writer.object { object in
            object.member("code") { $0.string(finding.code) }
            object.member("message") { $0.string(finding.message) }
            if let line = finding.line { object.member("line") { $0.number(line) } }
        }
    }
}
