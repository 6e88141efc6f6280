package import Bookings
import Money
import Policies

/// The fields of one JSON object, read one by one, each with the bounds that it must keep.
///
/// A field that is refused reads as `nil`, so that reading goes on; ``finish()`` throws all that was refused, and what nobody
/// asked for.
package struct Fields {
    private enum Source {
        /// Of a ``ValueDecoder``, by which most documents are read.
        case members([String: JSONValue], ValueDecoder.Course)
        case container(KeyedDecodingContainer<AnyKey>)
    }

    private let source: Source
    private let faults: FaultList?

    /// The keys that were asked for; some ten, among which one is found as fast as in a set.
    private var known: [String] = []

    /// What was refused, by the keys of this object.
    private var refused: [(key: String, errors: [WireError])] = []

    package init(from decoder: any Decoder) throws {
        if let decoder = decoder as? ValueDecoder {
            guard case .object(let members) = decoder.value else { throw decoder.course.refuse() }
            source = .members(members, decoder.course)
            faults = decoder.course.faults
        } else {
            faults = FaultList.key.flatMap { decoder.userInfo[$0] as? FaultList }
            source = .container(try decoder.container(keyedBy: AnyKey.self))
        }
        known.reserveCapacity(12)
    }

    /// Throws what was refused, and every key that has not been read.
    package func finish() throws {
        try RefusedDocument.throwAll(refused.flatMap(\.errors) + unreadRefusals)
    }

    /// Refuses each of these keys that is absent or null, when reading is finished.
    package mutating func demand(_ keys: String...) {
        for key in keys where !isRefused(key) && !hasValue(key) {
            refuse(key, [refusal(key, "This is required.", fault: .required)])
        }
    }

    private func hasValue(_ key: String) -> Bool {
        switch source {
        case .members(let members, _): return members[key].map { !$0.isNull } ?? false
        case .container(let container):
            let key = AnyKey(stringValue: key)
            do {
                return try container.contains(key) && !container.decodeNil(forKey: key)
            } catch {
                return false
            }
        }
    }

    package func isRefused(_ key: String) -> Bool { refused.contains { $0.key == key } }

    private mutating func refuse(_ key: String, _ errors: [WireError]) {
        let new = errors.filter { error in !refused.contains { $0.errors.contains(error) } }
        refused.append((key, new))
        faults?.add(new)
    }

    /// Refuses the value of `key`, which goes together with others, when reading is finished.
    package mutating func refuse(
        _ key: String,
        _ reason: String,
        _ fault: FieldFault = .invalid,
        code: WireError.Code = .value
    ) throws {
        _ = try reading(key) { fields -> Never? in throw fields.refusal(key, reason, code, fault: fault) }
    }

    /// What `read` returns; `nil` if it refuses the field `key`, which is kept until ``finish()``.
    package mutating func reading<Value>(_ key: String, _ read: (inout Fields) throws -> Value?) throws -> Value? {
        do {
            return try read(&self)
        } catch {
            guard let errors = WireError.faults(error) else { throw error }
            refuse(key, errors)
            return nil
        }
    }

    /// A refusal of every key that has not been read, in the order of the alphabet.
    var unreadRefusals: [WireError] {
        let unread = unread
        // Most documents have none, and need no names.
        guard !unread.isEmpty else { return [] }
        let names = known.isEmpty ? "none" : known.sorted().joined(separator: ", ")
        return unread.map { refusal($0, "This field is unknown. Known fields: \(names).", fault: .unknown) }
    }

    /// The keys that have not been read, in the order of the alphabet.
    package var unread: [String] {
        switch source {
        case .members(let members, _): members.keys.filter { !known.contains($0) }.sorted()
        case .container(let container):
            container.allKeys.map(\.stringValue).filter { !known.contains($0) }.sorted()
        }
    }

    /// Whether the object has the key, be it with null.
    package func contains(_ key: String) -> Bool {
        switch source {
        case .members(let members, _): members[key] != nil
        case .container(let container): container.contains(AnyKey(stringValue: key))
        }
    }

    /// The value, `nil` where the key is absent or null, or refused.
    package mutating func optional<Value: Decodable>(_ key: String, as type: Value.Type = Value.self) throws -> Value? {
        try reading(key) { try $0.value(key, as: type) }
    }

    private mutating func value<Value: Decodable>(_ key: String, as type: Value.Type) throws -> Value? {
        note(key)
        do {
            switch source {
            case .members(let members, let course):
                guard let value = members[key], !value.isNull else { return nil }
                return try ValueDecoder(value: value, course: course).decode(type)
            case .container(let container):
                return try container.decodeIfPresent(type, forKey: AnyKey(stringValue: key))
            }
        } catch let error where WireError.faults(error) == nil {
            // What Foundation throws of its own here is about a number that the type does not hold.
            throw refusal(
                key,
                "This must be a whole number, and not one past 64 bits.",
                fault: FieldFault(.type)
            )
        }
    }

    private mutating func note(_ key: String) {
        if !known.contains(key) { known.append(key) }
    }

    /// The text, `nil` where the key is absent or null: ``value(_:as:)`` without what a text has no need of.
    private mutating func text(_ key: String) throws -> String? {
        if case .members(let members, _) = source {
            switch members[key] {
            case .text(let text):
                note(key)
                return text
            case nil:
                note(key)
                return nil
            default: break
            }
        }
        return try value(key, as: String.self)
    }

    /// The value; absent and null are refused.
    package mutating func required<Value: Decodable>(_ key: String, as type: Value.Type = Value.self) throws -> Value {
        try require(try optional(key, as: type), key)
    }

    private var codingPath: [any CodingKey] {
        // A document that a `ValueDecoder` refuses is read again by one that tells places.
        if case .container(let container) = source { container.codingPath } else { [] }
    }

    /// A refusal of this object's field `key`, or why that was refused already.
    package func refusal(
        _ key: String,
        _ reason: String,
        _ code: WireError.Code = .form,
        fault: FieldFault = .invalid
    ) -> WireError {
        if let known = refused.first(where: { $0.key == key })?.errors.first { return known }
        return WireError(
            code,
            field: path(codingPath + [AnyKey(stringValue: key)]),
            reason: reason,
            fault: fault
        )
    }
}

extension Fields {
    /// Text of so many characters, without control characters other than line ends and tabs.
    package mutating func text(_ key: String, length: ClosedRange<Int>) throws -> String? {
        try reading(key) { fields in
            guard let text = try fields.text(key) else { return nil }
            try fields.check(text, length: length, key)
            return text
        }
    }

    /// Texts of which each is as ``text(_:length:)`` would have it; empty where the key is absent.
    package mutating func texts(_ key: String, length: ClosedRange<Int>, maximum: Int) throws -> [String] {
        let texts = try list(key, of: String.self, maximum: maximum)
        for (index, text) in texts.enumerated() {
            let element = "\(key)[\(index)]"
            _ = try reading(element) { try $0.check(text, length: length, element) }
        }
        return texts
    }

    /// Text that people know something by, of so many characters: see ``NameText``.
    package mutating func name(_ key: String, length: ClosedRange<Int> = 1...200) throws -> String? {
        try reading(key) { fields in
            guard let text = try fields.text(key, length: length) else { return nil }
            if let fault = NameText.fault(in: text) {
                throw fields.refusal(key, "This \(fault).", .value, fault: FieldFault(.character))
            }
            return text
        }
    }

    /// Text as it was recorded, which may hold what is refused by now.
    mutating func recordedText(_ key: String, length: ClosedRange<Int>) throws -> String? {
        try reading(key) { fields in
            guard let text = try fields.text(key) else { return nil }
            try fields.checkForm(text, length: length, key)
            return text
        }
    }

    private func check(_ text: String, length: ClosedRange<Int>, _ key: String) throws {
        try checkForm(text, length: length, key)
        if let scalar = text.unicodeScalars.first(where: \.isUnfitForText) {
            let code = String(scalar.value, radix: 16, uppercase: true)
            throw refusal(
                key,
                "This must not hold U+\(code), which controls or reorders text, or is not a character.",
                .value,
                fault: FieldFault(.character)
            )
        }
    }

    private func checkForm(_ text: String, length: ClosedRange<Int>, _ key: String) throws {
        let scalars = text.unicodeScalars
        guard length.contains(scalars.count) else {
            throw refusal(
                key,
                "This must have \(length.lowerBound) to \(length.upperBound) characters; it has \(scalars.count).",
                fault: .length(scalars.count, not: length)
            )
        }
        let isClean = scalars.allSatisfy { $0.value >= 32 && $0.value != 127 || $0 == "\n" || $0 == "\t" }
        guard isClean else {
            throw refusal(key, "This must not hold control characters.", fault: FieldFault(.character))
        }
        if length.lowerBound > 0, scalars.allSatisfy(\.properties.isWhitespace) {
            throw refusal(key, "This must not be blank.", fault: .length(0, not: length))
        }
    }

    /// The value; one of another type is refused with `reason` and `fault`, which say what is expected.
    mutating func value<Value: Decodable>(
        _ key: String,
        as type: Value.Type,
        orRefuse reason: @autoclosure () -> String,
        _ fault: @autoclosure () -> FieldFault
    ) throws -> Value? {
        do {
            return try value(key, as: type)
        } catch {
            guard let errors = WireError.faults(error), errors.allSatisfy({ $0.fault.code == .type }) else {
                throw error
            }
            throw refusal(key, reason(), fault: fault())
        }
    }

    /// A whole number within `range`; `meaning` is what the numbers stand for, such as `0 for Sunday to 6 for Saturday`.
    package mutating func integer(
        _ key: String,
        in range: ClosedRange<Int64>,
        meaning: String? = nil
    ) throws -> Int64? {
        try reading(key) { fields in
            let addition = meaning.map { ": \($0)" } ?? ""
            let wanted = "This must be a whole number from \(range.lowerBound) to \(range.upperBound)\(addition)"
            guard
                let value = try fields.value(key, as: Int64.self, orRefuse: "\(wanted).", .type(range))
            else { return nil }
            guard range.contains(value) else {
                throw fields.refusal(key, "\(wanted); it is \(value).", fault: .range(range))
            }
            return value
        }
    }

    /// Text of a form that `example` shows, which a value of another type is told.
    mutating func formedText(_ key: String, like example: String) throws -> String? {
        try value(key, as: String.self, orRefuse: "This must be text such as \(quoted(example)).", .type(example))
    }

    /// What has the form of a currency's code, three capital letters; whether there is such a currency is not asked.
    package mutating func currencyCode(_ key: String) throws -> String? {
        try reading(key) { fields in
            guard let text = try fields.formedText(key, like: "EUR") else { return nil }
            guard text.wholeMatch(of: /[A-Z]{3}/) != nil else {
                // Most who write small letters know the code.
                let meant = Currency(text.uppercased()).map { "; write \($0)" } ?? " such as EUR"
                throw fields.refusal(
                    key,
                    "\(quoted(text)) is not a currency code of ISO 4217\(meant).",
                    fault: .format("EUR")
                )
            }
            return text
        }
    }

    /// A list of at most `maximum` elements; empty where the key is absent.
    package mutating func list<Element: Decodable>(
        _ key: String,
        of type: Element.Type = Element.self,
        maximum: Int
    ) throws -> [Element] {
        let list: [Element]? =
            try reading(key) { fields in
                let list = try fields.value(key, as: ElementList<Element>.self)?.elements ?? []
                guard list.count <= maximum else {
                    throw fields.refusal(
                        key,
                        "This may have at most \(maximum) elements; it has \(list.count).",
                        fault: .length(list.count, not: 0...maximum)
                    )
                }
                return list
            }
        return list ?? []
    }

    /// The value, or a refusal where it is missing.
    package mutating func require<Value>(_ value: Value?, _ key: String) throws -> Value {
        if let value { return value }
        throw refusal(key, "This is required.", fault: .required)
    }
}
