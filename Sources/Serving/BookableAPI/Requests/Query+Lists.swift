import Bookings
import CivilTime
import Policies
import WireFormat

extension Query {
    /// Words of a fixed set, with commas between; `nil` where the parameter is absent.
    mutating func choices<Choice>(_ name: String, of choices: [Choice]) -> [Choice]?
    where Choice: RawRepresentable, Choice.RawValue == String {
        text(name)?.split(separator: ",", omittingEmptySubsequences: false).compactMap { word in
            choice(name, String(word), of: choices)
        }
    }

    /// A comma-separated list of 1 to `most` ids, each given once; empty where the parameter is absent.
    mutating func identifiers<ID>(
        _ name: String,
        atMost most: Int,
        example: String,
        as type: ID.Type = ID.self
    ) -> [ID]
    where ID: RawRepresentable & Hashable, ID.RawValue == String {
        guard let text = text(name) else { return [] }
        let words = text.split(separator: ",", omittingEmptySubsequences: false)
        guard words.count <= most else {
            refuse(
                name,
                "At most \(most) ids can be given; these are \(words.count).",
                .length(words.count, not: 1...most)
            )
            return []
        }
        let ids = words.compactMap { word -> ID? in
            if let id = ID(rawValue: String(word)) { return id }
            refuse(name, "\(quoted(String(word))) is not an id such as \(example).", .format(example))
            return nil
        }
        if Set(ids).count < ids.count { refuse(name, "Each can be given only once.", FieldFault(.repeated)) }
        return ids
    }

    /// Text of so many characters.
    mutating func text(_ name: String, length: ClosedRange<Int>) -> String? {
        guard let text = text(name) else { return nil }
        let count = text.unicodeScalars.count
        guard length.contains(count) else {
            refuse(
                name,
                "This must have \(length.lowerBound) to \(length.upperBound) characters; it has \(count).",
                .length(count, not: length)
            )
            return nil
        }
        return text
    }

    /// The zone of a name, `nil` where the parameter is absent; throws ``ZoneError`` if its file cannot be read.
    mutating func zone(_ name: String, among zones: ZoneDirectory) throws -> Zone? {
        guard let text = text(name) else { return nil }
        do {
            return try zones.zone(named: text)
        } catch {
            guard case .unknownZone = error.code else { throw error }
            refuse(name, "\(error.message).", .format("Europe/Berlin"), code: .value)
            return nil
        }
    }

    /// An instant, or the beginning of a date in `zone`.
    mutating func start(_ name: String, in zone: Zone) -> Instant? {
        guard let text = text(name) else { return nil }
        if let date = CivilDate(text) {
            if let first = zone.firstInstant(of: date) { return Instant(first) }
            refuse(name, "The zone has skipped \(date); take the next date.", code: .value)
        } else if let instant = Instant(text) {
            return instant
        } else {
            let reason =
                "\(quoted(text)) is neither a date such as 2026-03-10 nor an instant such as 2026-03-10T09:00:00Z."
            refuse(name, reason, .format("2026-03-10"))
        }
        return nil
    }
}
