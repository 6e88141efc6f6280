package import CivilTime
import Policies

/// The fields of one JSON object, read one by one, each with the bounds that it must keep.
///
/// Every read throws ``WireError`` that names the field. ``finish()`` refuses what nobody asked for.
package struct Fields {
    private let container: KeyedDecodingContainer<AnyKey>
    private var known: Set<String> = []

    package init(from decoder: any Decoder) throws {
        container = try decoder.container(keyedBy: AnyKey.self)
    }

    /// Refuses the first key, in the order of the alphabet, that has not been read.
    package func finish() throws {
        if let refusal = unreadRefusals.first { throw refusal }
    }

    /// A refusal of every key that has not been read, in the order of the alphabet.
    var unreadRefusals: [WireError] {
        let names = known.sorted().joined(separator: ", ")
        return unread.map { refusal($0, "This field is unknown. Known fields: \(names).") }
    }

    /// The keys that have not been read, in the order of the alphabet.
    package var unread: [String] {
        container.allKeys.map(\.stringValue).filter { !known.contains($0) }.sorted()
    }

    /// Whether the object has the key, be it with null.
    package func contains(_ key: String) -> Bool {
        container.contains(AnyKey(stringValue: key))
    }

    /// The value, `nil` where the key is absent or null.
    package mutating func optional<Value: Decodable>(_ key: String, as type: Value.Type = Value.self) throws -> Value? {
        known.insert(key)
        do {
            return try container.decodeIfPresent(type, forKey: AnyKey(stringValue: key))
        } catch let error where !(error is DecodingError || error is WireError || error is RefusedDocument) {
            // What Foundation throws of its own here is about a number that the type does not hold.
            throw refusal(key, "This must be a whole number, and not one past 64 bits.")
        }
    }

    /// The value; absent and null are refused.
    package mutating func required<Value: Decodable>(_ key: String, as type: Value.Type = Value.self) throws -> Value {
        guard let value = try optional(key, as: type) else { throw refusal(key, "This is required.") }
        return value
    }

    /// A refusal of this object's field `key`.
    package func refusal(_ key: String, _ reason: String, _ code: WireError.Code = .form) -> WireError {
        WireError(code, field: path(container.codingPath + [AnyKey(stringValue: key)]), reason: reason)
    }
}

extension Fields {
    /// Text of so many characters, without control characters other than line ends and tabs.
    package mutating func text(_ key: String, length: ClosedRange<Int>) throws -> String? {
        guard let text = try optional(key, as: String.self) else { return nil }
        try check(text, length: length, key)
        return text
    }

    /// Texts of which each is as ``text(_:length:)`` would have it; empty where the key is absent.
    package mutating func texts(_ key: String, length: ClosedRange<Int>, maximum: Int) throws -> [String] {
        let texts = try list(key, of: String.self, maximum: maximum)
        for (index, text) in texts.enumerated() { try check(text, length: length, "\(key)[\(index)]") }
        return texts
    }

    /// Text that people know something by, of so many characters: see ``NameText``.
    package mutating func name(_ key: String, length: ClosedRange<Int> = 1...200) throws -> String? {
        guard let text = try text(key, length: length) else { return nil }
        if let fault = NameText.fault(in: text) { throw refusal(key, "This \(fault).", .value) }
        return text
    }

    /// Text as it was recorded, which may hold what is refused by now.
    mutating func recordedText(_ key: String, length: ClosedRange<Int>) throws -> String? {
        guard let text = try optional(key, as: String.self) else { return nil }
        try checkForm(text, length: length, key)
        return text
    }

    private func check(_ text: String, length: ClosedRange<Int>, _ key: String) throws {
        try checkForm(text, length: length, key)
        if let scalar = text.unicodeScalars.first(where: \.isUnfitForText) {
            let code = String(scalar.value, radix: 16, uppercase: true)
            throw refusal(
                key,
                "This must not hold U+\(code), which controls or reorders text, or is not a character.",
                .value
            )
        }
    }

    private func checkForm(_ text: String, length: ClosedRange<Int>, _ key: String) throws {
        let scalars = text.unicodeScalars
        guard length.contains(scalars.count) else {
            throw refusal(
                key,
                "This must have \(length.lowerBound) to \(length.upperBound) characters; it has \(scalars.count)."
            )
        }
        let isClean = scalars.allSatisfy { $0.value >= 32 && $0.value != 127 || $0 == "\n" || $0 == "\t" }
        guard isClean else { throw refusal(key, "This must not hold control characters.") }
        if length.lowerBound > 0, scalars.allSatisfy(\.properties.isWhitespace) {
            throw refusal(key, "This must not be blank.")
        }
    }

    /// A whole number within `range`.
    package mutating func integer(_ key: String, in range: ClosedRange<Int64>) throws -> Int64? {
        guard let value = try optional(key, as: Int64.self) else { return nil }
        guard range.contains(value) else {
            throw refusal(
                key,
                "This must be a whole number from \(range.lowerBound) to \(range.upperBound); it is \(value)."
            )
        }
        return value
    }

    /// An instant in the form of RFC 3339, as unix seconds.
    package mutating func instant(_ key: String) throws -> Int64? {
        guard let text = try optional(key, as: String.self) else { return nil }
        guard let instant = Timestamp.parse(text) else {
            throw refusal(
                key,
                "\(quoted(text)) is not an instant such as 2026-03-10T09:00:00Z (RFC 3339, whole seconds)."
            )
        }
        return instant
    }

    /// An instant in the form of RFC 3339 with a fraction of a second, if it has one.
    package mutating func fractionalInstant(_ key: String) throws -> FractionalInstant? {
        guard let text = try optional(key, as: String.self) else { return nil }
        guard let instant = Timestamp.parseKeepingFraction(text) else {
            throw refusal(key, "\(quoted(text)) is not an instant such as 2026-03-10T09:00:00Z (RFC 3339).")
        }
        return instant
    }

    /// A date of the calendar.
    package mutating func date(_ key: String) throws -> CivilDate? {
        guard let text = try optional(key, as: String.self) else { return nil }
        guard let date = CivilDate(text) else {
            throw refusal(key, "\(quoted(text)) is not a date of the calendar such as 2026-03-10.")
        }
        return date
    }

    /// A wall time from `00:00` to `24:00`.
    package mutating func time(_ key: String) throws -> WallTime? {
        guard let text = try optional(key, as: String.self) else { return nil }
        guard let time = WallTime(text) else {
            throw refusal(key, "\(quoted(text)) is not a time of day from 00:00 to 24:00.")
        }
        return time
    }

    /// What has the form of a currency's code, three capital letters; whether there is such a currency is not asked.
    package mutating func currencyCode(_ key: String) throws -> String? {
        guard let text = try optional(key, as: String.self) else { return nil }
        guard text.wholeMatch(of: /[A-Z]{3}/) != nil else {
            throw refusal(key, "\(quoted(text)) is not a currency code of ISO 4217 such as EUR.")
        }
        return text
    }

    /// One of a fixed set of words.
    package mutating func choice<Choice>(_ key: String, as type: Choice.Type = Choice.self) throws -> Choice?
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        guard let text = try optional(key, as: String.self) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw refusal(key, "\(quoted(text)) is not one of \(words).")
        }
        return choice
    }

    /// A list of at most `maximum` elements; empty where the key is absent.
    package mutating func list<Element: Decodable>(
        _ key: String,
        of type: Element.Type = Element.self,
        maximum: Int
    ) throws -> [Element] {
        let list = try optional(key, as: [Element].self) ?? []
        guard list.count <= maximum else {
            throw refusal(key, "This may have at most \(maximum) elements; it has \(list.count).")
        }
        return list
    }

    /// The value, or a refusal where it is missing.
    package func require<Value>(_ value: Value?, _ key: String) throws -> Value {
        guard let value else { throw refusal(key, "This is required.") }
        return value
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character of the upper range, one that reorders what stands around it, or no character.
    ///
    /// The marks of direction that stand for themselves alone pass, as texts in Arabic and Hebrew need them.
    package var isUnfitForText: Bool {
        switch value {
        case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
