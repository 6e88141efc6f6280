import CPolicyHost
import Policies

extension RuleError {
    /// What went wrong, in words for whom wrote the rule.
    ///
    /// - Parameters:
    ///   - result: What the host says of a run that did not end well.
    ///   - rule: The name of the rule; `nil` while its source is only being compiled.
    init(_ result: policy_result, of rule: String?) {
        let (code, message) = Self.cause(of: result, isCompiled: rule != nil)
        let hasLine = result.line > 0 && result.status != policy_instructions && result.status != policy_memory
        self.init(code: code, message: message, line: hasLine ? Int(result.line) : nil, rule: rule)
    }

    private static func cause(of result: policy_result, isCompiled: Bool) -> (Code, String) {
        switch result.status {
        case policy_source_too_large:
            return (.sourceTooLarge, "the script is longer than \(PolicySource.maximumSize) bytes")
        case policy_not_text: return (.notText, "the script must be UTF-8 text without control characters")
        case policy_syntax: return (.syntax, result.message)
        case policy_shape: return (.shape, result.message)
        case policy_instructions:
            let limit = isCompiled ? rule_instruction_limit : policy_instruction_limit
            return (.instructions, "the script did not come to an end within \(limit) instructions")
        case policy_memory:
            return (.memory, "the script asked for more than \(rule_memory_limit / 1024) KiB of memory")
        case policy_deadline:
            return (.deadline, "the evaluation took far longer than a script within its limits can, and was given up")
        case policy_host_failure:
            let cause = result.text_length == 0 ? "the system has no memory for it" : result.message
            return (.deadline, "the evaluation could not be run: \(cause)")
        case policy_bad_result: return (.result, result.message)
        default: return (.runtime, FailureWords.explain(result.message, for: "rules"))
        }
    }
}

extension policy_result {
    /// The text: a reason, or what went wrong.
    var message: String {
        withUnsafeBytes(of: text) { String(decoding: $0.prefix(text_length), as: UTF8.self) }
    }
}
