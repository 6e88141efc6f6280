import Bookings
import CivilTime
import Foundation
import Hummingbird
import Policies
import WireFormat

/// The parameters of a request's query, read one by one, each with the bounds that it must keep.
///
/// A parameter that is refused reads as `nil`, so that reading goes on; ``finish()`` throws all that was refused, and what nobody
/// asked for.
struct Query {
    private var values: [String: String] = [:]
    private var known: Set<String> = []
    private var refused: [WireError] = []

    /// Notes parameters that come twice, percent-encoding that is broken, and text that is not UTF-8.
    ///
    /// A `+` stands for itself (RFC 3986), so that instants with a numeric offset can be written as they are.
    init(_ request: Request) {
        for part in (request.uri.query ?? "").split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decode(pair[0], of: pair[0]),
                let value = decode(pair.count == 2 ? pair[1] : "", of: pair[0])
            else { continue }
            if values.updateValue(value, forKey: name) != nil {
                refuse(printable(name), "This parameter may be given only once.", FieldFault(.repeated))
            }
        }
    }

    private mutating func decode(_ text: Substring, of name: Substring) -> String? {
        guard let decoded = String(text).removingPercentEncoding else {
            refuse(printable(String(name)), "This is not percent-encoded UTF-8.", FieldFault(.syntax))
            return nil
        }
        guard decoded.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) else {
            let name = String(name).removingPercentEncoding ?? String(name)
            refuse(printable(name), "This must not hold control characters.", FieldFault(.character))
            return nil
        }
        return decoded
    }

    /// Throws what was refused, and every parameter that has not been read.
    func finish() throws {
        let names = known.isEmpty ? "none" : known.sorted().joined(separator: ", ")
        let unknown = values.keys.filter { !known.contains($0) }.sorted().map { name in
            WireError(
                field: printable(name),
                reason: "This parameter is unknown. Known parameters: \(names).",
                fault: .unknown
            )
        }
        try RefusedDocument.throwAll(refused + unknown)
    }

    /// Throws what was refused; parameters that nobody has read are left alone.
    func finishAllowingOthers() throws {
        try RefusedDocument.throwAll(refused)
    }

    /// Notes what is wrong with a parameter, for ``finish()``; what came first about it stands alone.
    mutating func refuse(
        _ name: String,
        _ reason: String,
        _ fault: FieldFault = .invalid,
        code: WireError.Code = .form
    ) {
        guard !refused.contains(where: { $0.field == name }) else { return }
        refused.append(WireError(code, field: name, reason: reason, fault: fault))
    }

    /// Refuses each of these parameters that is absent.
    mutating func demand(_ names: String...) {
        for name in names where values[name] == nil {
            known.insert(name)
            refuse(name, "This is required.", .required)
        }
    }

    /// The value of a parameter that was demanded; after ``finish()`` there is one.
    func require<Value>(_ value: Value?, _ name: String) throws -> Value {
        guard let value else { throw WireError(field: name, reason: "This is required.", fault: .required) }
        return value
    }

    /// The text, `nil` where the parameter is absent.
    mutating func text(_ name: String) -> String? {
        known.insert(name)
        return values[name]
    }

    /// A whole number within `range`.
    mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(name) else { return nil }
        guard let value = Int(text), range.contains(value) else {
            let isNumber = text.wholeMatch(of: /[+-]?[0-9]+/) != nil
            let bounds = Int64(range.lowerBound)...Int64(range.upperBound)
            refuse(
                name,
                "\(quoted(text)) is not a whole number from \(range.lowerBound) to \(range.upperBound).",
                isNumber ? .range(bounds) : .type(bounds)
            )
            return nil
        }
        return value
    }

    /// An instant in the form of RFC 3339.
    mutating func instant(_ name: String) -> Instant? {
        guard let text = text(name) else { return nil }
        guard let instant = Instant(text) else {
            refuse(
                name,
                "\(quoted(text)) is not an instant such as 2026-03-10T09:00:00Z (RFC 3339, whole seconds).",
                .format("2026-03-10T09:00:00Z")
            )
            return nil
        }
        return instant
    }

    /// A date, such as `2026-03-10`.
    mutating func date(_ name: String) -> CivilDate? {
        guard let text = text(name) else { return nil }
        let date = CivilDate(text)
        if date == nil { refuse(name, "\(quoted(text)) is not a date such as 2026-03-10.", .format("2026-03-10")) }
        return date
    }

    /// One of a fixed set of words.
    mutating func choice<Choice>(_ name: String, of choices: [Choice]) -> Choice?
    where Choice: RawRepresentable, Choice.RawValue == String {
        text(name).flatMap { choice(name, $0, of: choices) }
    }

    mutating func choice<Choice>(_ name: String, _ word: String, of choices: [Choice]) -> Choice?
    where Choice: RawRepresentable, Choice.RawValue == String {
        guard let choice = choices.first(where: { $0.rawValue == word }) else {
            let words = choices.map(\.rawValue)
            refuse(name, "\(quoted(word)) is not one of \(words.joined(separator: ", ")).", .choice(words))
            return nil
        }
        return choice
    }

    /// An id of the kind of `example`, such as `prv_anna`.
    mutating func identifier<ID>(_ name: String, example: String, as type: ID.Type = ID.self) -> ID?
    where ID: RawRepresentable, ID.RawValue == String {
        guard let text = text(name) else { return nil }
        guard let id = ID(rawValue: text) else {
            refuse(name, "\(quoted(text)) is not an id such as \(example).", .format(example))
            return nil
        }
        return id
    }
}

/// At most 60 characters of a name that a client made up, fit for a message.
private func printable(_ name: String) -> String {
    String(quoted(name).dropFirst().dropLast())
}
