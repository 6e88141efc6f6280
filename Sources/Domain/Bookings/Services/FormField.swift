/// One question on a service's booking form.
package struct FormField: Codable, Hashable, Sendable {
    /// What sort of answer is asked for.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case text, email, phone, number, date, choice, boolean

        /// A box that has to be ticked: only `true` is an answer.
        case consent
    }

    /// The key of the answer: lower-case letters, digits and `_`.
    package var name: String

    /// What the client reads.
    package var label: String
    package var type: Kind
    package var required: Bool

    /// The answers to choose from; only with `choice`.
    package var choices: [String]

    package init(name: String, label: String, type: Kind = .text, required: Bool = false, choices: [String] = []) {
        self.name = name
        self.label = label
        self.type = type
        self.required = required
        self.choices = choices
    }

    /// Longest answer in characters.
    package static let maximumAnswerLength = 2_000

    /// What is wrong with an answer; `nil` if it will do.
    func fault(in answer: String?) -> BookingsError.Fault? {
        guard let answer, !answer.isEmpty else {
            return required ? refusal("An answer is required.", .required) : nil
        }
        guard answer.count <= Self.maximumAnswerLength else {
            return refusal(
                "The answer is longer than \(Self.maximumAnswerLength) characters.",
                .length(answer.count, not: 0...Self.maximumAnswerLength)
            )
        }
        return mismatch(answer).map { refusal("The answer must be \($0.expected).", $0.fault) }
    }

    private func mismatch(_ answer: String) -> (expected: String, fault: FieldFault)? {
        switch type {
        case .text: nil
        case .email: ContactFormat.isEmail(answer) ? nil : ("an e-mail address", .format("kim@example.com"))
        case .phone:
            ContactFormat.isPhone(answer)
                ? nil : ("a telephone number, such as +49 30 1234567", .format("+49 30 1234567"))
        // Bounded before it is parsed, and decimal: Swift would take 0x5 too.
        case .number: Self.isDecimal(answer) ? nil : ("a number", .format("1.5"))
        case .date: ContactFormat.isDate(answer) ? nil : ("a date, such as 2026-03-10", .format("2026-03-10"))
        case .choice: choices.contains(answer) ? nil : ("one of \(choices.joined(separator: ", "))", .choice(choices))
        case .boolean: ["true", "false"].contains(answer) ? nil : ("true or false", .choice(["true", "false"]))
        case .consent: answer == "true" ? nil : ("true", .choice(["true"]))
        }
    }

    private static func isDecimal(_ answer: String) -> Bool {
        answer.count <= 30 && answer.wholeMatch(of: /[+-]?[0-9]+(\.[0-9]+)?/) != nil
    }

    private func refusal(_ message: String, _ fault: FieldFault) -> BookingsError.Fault {
        .init(field: "answers.\(name)", message: message, fault: fault)
    }
}
