package import CPolicyHost

extension PolicyError {
    /// What went wrong, in words for whom wrote the policy.
    package init(_ result: policy_result) {
        let text = result.text(length: result.text_length)
        let line = result.line > 0 ? Int(result.line) : nil
        switch result.status {
        case policy_source_too_large:
            self.init(code: .sourceTooLarge, message: "the script is longer than \(PolicySource.maximumSize) bytes")
        case policy_not_text:
            self.init(code: .notText, message: "the script must be UTF-8 text without control characters")
        case policy_syntax:
            self.init(code: .syntax, message: text, line: line)
        case policy_shape:
            self.init(code: .shape, message: text, line: line)
        case policy_instructions:
            self.init(
                code: .instructions,
                message: "the script did not come to an end within \(policy_instruction_limit) instructions"
            )
        case policy_memory:
            self.init(
                code: .memory,
                message: "the script asked for more than \(policy_memory_limit / 1024) KiB of memory"
            )
        case policy_deadline:
            self.init(
                code: .deadline,
                message: "the evaluation took far longer than a script within its limits can, and was given up"
            )
        case policy_host_failure:
            let cause = text.isEmpty ? "the system has no memory for it" : text
            self.init(code: .deadline, message: "the evaluation could not be run: \(cause)")
        case policy_bad_result:
            self.init(code: .result, message: text, line: line)
        default:
            self.init(code: .runtime, message: FailureWords.explain(text), line: line)
        }
    }
}

extension policy_result {
    /// The text as a reason.
    var reasonText: String { text(length: text_length) }

    fileprivate func text(length: Int) -> String {
        withUnsafeBytes(of: text) { String(decoding: $0.prefix(length), as: UTF8.self) }
    }
}
