import Bookings
import Policies
import WireFormat

extension Fields {
    /// An id such as `prv_anna`.
    mutating func identifier<ID>(_ key: String, as type: ID.Type = ID.self, example: String) throws -> ID?
    where ID: RawRepresentable, ID.RawValue == String {
        try reading(key) { fields in
            guard let text = try fields.optional(key, as: String.self) else { return nil }
            guard let id = ID(rawValue: text) else {
                throw fields.refusal(
                    key,
                    "\(quoted(text)) is not an id of the kind such as \(example): lower-case letters and digits, at most 80.",
                    fault: .format(example)
                )
            }
            return id
        }
    }

    /// An address that looks like one.
    mutating func email(_ key: String) throws -> String? {
        try reading(key) { fields in
            guard let text = try fields.text(key, length: 3...254) else { return nil }
            guard text.utf8.count <= 254 else {
                throw fields.refusal(
                    key,
                    "This must have at most 254 bytes.",
                    .value,
                    fault: FieldFault(.tooLong, ["maximum": .number(254)])
                )
            }
            guard ContactFormat.hasFormOfEmail(text) else {
                throw fields.refusal(key, "This is not an e-mail address.", fault: .format("kim@example.com"))
            }
            guard ContactFormat.isEmail(text) else {
                throw fields.refusal(
                    key,
                    "This is not an e-mail address such as kim@example.com, without a name or brackets.",
                    .value,
                    fault: .format("kim@example.com")
                )
            }
            return text
        }
    }

    /// A telephone number that looks like one.
    mutating func phone(_ key: String) throws -> String? {
        try reading(key) { fields in
            guard let text = try fields.text(key, length: 5...30) else { return nil }
            guard ContactFormat.isPhone(text) else {
                throw fields.refusal(
                    key,
                    "This is not a telephone number such as +49 30 1234567.",
                    fault: .format("+49 30 1234567")
                )
            }
            return text
        }
    }

    /// The name of a zone; whether the system knows it is for others to say.
    mutating func timeZone(_ key: String) throws -> String? {
        try text(key, length: 1...64)
    }

    /// A BCP 47 tag such as `de-AT`, of any language.
    mutating func languageTag(_ key: String) throws -> String? {
        try reading(key) { fields in
            guard let text = try fields.text(key, length: 2...35) else { return nil }
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            let isTag = parts.allSatisfy { part in
                (1...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
            guard isTag, let language = parts.first, language.count > 1, language.allSatisfy(\.isLetter) else {
                throw fields.refusal(
                    key,
                    "\(quoted(text)) is not a language such as de or pt-BR.",
                    fault: .format("de")
                )
            }
            return text
        }
    }

    /// The version of a policy.
    mutating func policyVersion(_ key: String) throws -> PolicyVersion? {
        try reading(key) { fields in
            guard let text = try fields.optional(key, as: String.self) else { return nil }
            guard let version = PolicyVersion(text) else {
                throw fields.refusal(key, "\(quoted(text)) is not a version: \"sha256:\" and 64 hexadecimal digits.")
            }
            return version
        }
    }
}
