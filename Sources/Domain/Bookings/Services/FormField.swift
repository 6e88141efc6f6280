/// One question on a service's booking form.
package struct FormField: Codable, Hashable, Sendable {
    /// What sort of answer is asked for.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case text, email, phone, number, date, choice, boolean
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

    func check(_ answer: String?) throws {
        guard let answer, !answer.isEmpty else {
            if required { throw refusal("An answer is required.") }
            return
        }
        guard answer.count <= Self.maximumAnswerLength else {
            throw refusal("The answer is longer than \(Self.maximumAnswerLength) characters.")
        }
        if let expected = mismatch(answer) { throw refusal("The answer must be \(expected).") }
    }

    private func mismatch(_ answer: String) -> String? {
        switch type {
        case .text: nil
        case .email: ContactFormat.isEmail(answer) ? nil : "an e-mail address"
        case .phone: ContactFormat.isPhone(answer) ? nil : "a telephone number, such as +49 30 1234567"
        // Bounded before it is parsed.
        case .number: answer.count <= 30 && Double(answer)?.isFinite == true ? nil : "a number"
        case .date: ContactFormat.isDate(answer) ? nil : "a date, such as 2026-03-10"
        case .choice: choices.contains(answer) ? nil : "one of \(choices.joined(separator: ", "))"
        case .boolean: ["true", "false"].contains(answer) ? nil : "true or false"
        }
    }

    private func refusal(_ message: String) -> BookingsError {
        BookingsError(.invalidValue, message, field: "answers.\(name)")
    }
}
