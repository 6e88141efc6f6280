import Bookings
import CivilTime
import Policies
import WireFormat

extension Query {
    /// Words of a fixed set, with commas between; `nil` where the parameter is absent.
    mutating func choices<Choice>(_ name: String, of choices: [Choice]) throws -> [Choice]?
    where Choice: RawRepresentable, Choice.RawValue == String {
        guard let text = text(name) else { return nil }
        return try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
            guard let choice = choices.first(where: { $0.rawValue == word }) else {
                let words = choices.map(\.rawValue).joined(separator: ", ")
                throw WireError(field: name, reason: "\(quoted(String(word))) is not one of \(words).")
            }
            return choice
        }
    }

    /// A comma-separated list of 1 to `most` ids, each given once; throws ``WireError`` for anything else.
    mutating func identifiers<ID>(_ name: String, atMost most: Int, as type: ID.Type = ID.self) throws -> [ID]
    where ID: RawRepresentable & Hashable, ID.RawValue == String {
        guard let text = text(name) else { throw WireError(field: name, reason: "This is required.") }
        let words = text.split(separator: ",", omittingEmptySubsequences: false)
        guard words.count <= most else {
            throw WireError(field: name, reason: "At most \(most) ids can be given; these are \(words.count).")
        }
        let ids = try words.map { word in
            guard let id = ID(rawValue: String(word)) else {
                throw WireError(field: name, reason: "\(quoted(String(word))) is not a valid id.")
            }
            return id
        }
        guard Set(ids).count == ids.count else {
            throw WireError(field: name, reason: "Each can be given only once.", fault: FieldFault(.repeated))
        }
        return ids
    }

    /// Text of so many characters.
    mutating func text(_ name: String, length: ClosedRange<Int>) throws -> String? {
        guard let text = text(name) else { return nil }
        guard length.contains(text.unicodeScalars.count) else {
            throw WireError(
                field: name,
                reason: "This must have \(length.lowerBound) to \(length.upperBound) characters."
            )
        }
        return text
    }

    /// The zone of a name; UTC where the parameter is absent.
    mutating func zone(_ name: String, among zones: ZoneDirectory) throws -> Zone {
        guard let text = text(name) else { return .utc }
        return try zones.zone(named: text)
    }

    /// An instant, or the beginning of a date in `zone`.
    mutating func start(_ name: String, in zone: Zone) throws -> Instant? {
        guard let date = text(name).flatMap({ CivilDate($0) }) else { return try instant(name) }
        guard let first = zone.firstInstant(of: date) else {
            throw WireError(.value, field: name, reason: "The zone has skipped \(date); take the next date.")
        }
        return Instant(first)
    }
}
