import Bookings
import CivilTime
import Foundation
import Hummingbird
import Policies
import WireFormat

/// The parameters of a request's query, read one by one, each with the bounds that it must keep.
///
/// Every read throws ``WireError`` that names the parameter. ``finish()`` refuses what nobody asked for.
struct Query {
    private let values: [String: String]
    private var known: Set<String> = []

    /// Refuses parameters that come twice, percent-encoding that is broken, and text that is not UTF-8.
    ///
    /// A `+` stands for itself (RFC 3986), so that instants with a numeric offset can be written as they are.
    init(_ request: Request) throws {
        var values: [String: String] = [:]
        for part in (request.uri.query ?? "").split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decode(pair[0], of: pair[0])
            let value = try Self.decode(pair.count == 2 ? pair[1] : "", of: pair[0])
            guard values.updateValue(value, forKey: name) == nil else {
                throw WireError(field: printable(name), reason: "This parameter may be given only once.")
            }
        }
        self.values = values
    }

    private static func decode(_ text: Substring, of name: Substring) throws -> String {
        guard let decoded = String(text).removingPercentEncoding else {
            throw WireError(field: printable(String(name)), reason: "This is not percent-encoded UTF-8.")
        }
        guard decoded.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) else {
            throw WireError(field: printable(decoded), reason: "This must not hold control characters.")
        }
        return decoded
    }

    /// Refuses the first parameter, in the order of the alphabet, that has not been read.
    func finish() throws {
        if let unknown = values.keys.filter({ !known.contains($0) }).min() {
            let names = known.isEmpty ? "none" : known.sorted().joined(separator: ", ")
            throw WireError(
                field: printable(unknown),
                reason: "This parameter is unknown. Known parameters: \(names)."
            )
        }
    }

    /// The text, `nil` where the parameter is absent.
    mutating func text(_ name: String) -> String? {
        known.insert(name)
        return values[name]
    }

    /// The text; absent is refused.
    mutating func required(_ name: String) throws -> String {
        guard let text = text(name) else { throw WireError(field: name, reason: "This is required.") }
        return text
    }

    /// A whole number within `range`.
    mutating func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = text(name) else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw WireError(
                field: name,
                reason: "\(quoted(text)) is not a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return value
    }

    /// An instant in the form of RFC 3339.
    mutating func instant(_ name: String) throws -> Instant? {
        guard let text = text(name) else { return nil }
        guard let instant = Instant(text) else {
            throw WireError(
                field: name,
                reason: "\(quoted(text)) is not an instant such as 2026-03-10T09:00:00Z (RFC 3339, whole seconds)."
            )
        }
        return instant
    }

    /// One of a fixed set of words.
    mutating func choice<Choice>(_ name: String, of choices: [Choice]) throws -> Choice?
    where Choice: RawRepresentable, Choice.RawValue == String {
        guard let text = text(name) else { return nil }
        guard let choice = choices.first(where: { $0.rawValue == text }) else {
            let words = choices.map(\.rawValue).joined(separator: ", ")
            throw WireError(field: name, reason: "\(quoted(text)) is not one of \(words).")
        }
        return choice
    }

    /// An id such as `prv_anna`.
    mutating func identifier<ID>(_ name: String, as type: ID.Type = ID.self) throws -> ID?
    where ID: RawRepresentable, ID.RawValue == String {
        guard let text = text(name) else { return nil }
        guard let id = ID(rawValue: text) else {
            throw WireError(field: name, reason: "\(quoted(text)) is not such an id.")
        }
        return id
    }

    /// The id of a record, which must be given.
    mutating func requiredIdentifier<ID>(_ name: String, as type: ID.Type = ID.self) throws -> ID
    where ID: RawRepresentable, ID.RawValue == String {
        guard let id = try identifier(name, as: type) else {
            throw WireError(field: name, reason: "This is required.")
        }
        return id
    }
}

/// At most 60 characters of a name that a client made up, fit for a message.
private func printable(_ name: String) -> String {
    String(quoted(name).dropFirst().dropLast())
}
