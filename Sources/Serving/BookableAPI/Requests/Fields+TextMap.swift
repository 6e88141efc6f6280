import Bookings
import Policies
import WireFormat

extension Fields {
    /// Texts by name, at most 50, each of at most `length` characters and without control characters.
    mutating func texts(_ key: String, length: Int) throws -> [String: String] {
        let texts = try optional(key, as: [String: String].self) ?? [:]
        guard texts.count <= 50 else {
            return try reading(key) { fields in
                let reason = "This may have at most 50 members; it has \(texts.count)."
                throw fields.refusal(key, reason, fault: .length(texts.count, not: 0...50))
            } ?? [:]
        }
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            _ = try reading("\(key).\(name)") { try $0.check(text, named: name, in: key, length: length) }
        }
        return texts
    }

    private func check(_ text: String, named name: String, in key: String, length: Int) throws {
        guard name.unicodeScalars.count <= 40, name.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
        else {
            throw refusal(key, "The member \(quoted(name)) is unknown.", fault: .unknown)
        }
        let count = text.unicodeScalars.count
        guard count <= length else {
            throw refusal(
                "\(key).\(name)",
                "This must have at most \(length) characters; it has \(count).",
                fault: .length(count, not: 0...length)
            )
        }
        guard text.unicodeScalars.allSatisfy(isPlain) else {
            throw refusal("\(key).\(name)", "This must not hold control characters.", fault: FieldFault(.character))
        }
        if text.unicodeScalars.contains(where: \.isUnfitForText) {
            throw refusal(
                "\(key).\(name)",
                "This must not hold characters that control or reorder text.",
                .value,
                fault: FieldFault(.character)
            )
        }
    }
}

/// Whether a character is not a control character other than a line end or a tab.
private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 32 && scalar.value != 127 || "\n\r\t".unicodeScalars.contains(scalar)
}
