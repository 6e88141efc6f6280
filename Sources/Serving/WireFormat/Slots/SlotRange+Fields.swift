import Bookings
import CivilTime
import Policies
package import Scheduling

extension SlotRange {
    /// Reads `from` and `to`, exclusive: dates in the provider's zone or instants; `nil` if they are refused.
    package init?(reading fields: inout Fields) throws {
        let from = try Self.bound("from", &fields)
        let to = try Self.bound("to", &fields)
        fields.demand("from", "to")
        guard let from, let to else { return nil }
        if Self.isReversed(from, to) { try fields.refuse("to", "This must not be before from.") }
        self.init(from: from, to: to)
    }

    private static func bound(_ key: String, _ fields: inout Fields) throws -> Bound? {
        try fields.reading(key) { fields in
            guard let text = try fields.optional(key, as: String.self) else { return nil }
            guard let bound = Bound(text) else {
                throw fields.refusal(key, Bound.refusal(text), fault: .format("2026-03-10"))
            }
            return bound
        }
    }

    /// Whether the range ends before it begins; how a date and an instant lie to each other depends on the zone.
    private static func isReversed(_ start: Bound, _ end: Bound) -> Bool {
        switch (start, end) {
        case (.date(let start), .date(let end)): end.daysSinceEpoch < start.daysSinceEpoch
        case (.instant(let start), .instant(let end)): end < start
        case (.date, .instant), (.instant, .date): false
        }
    }
}

extension SlotRange.Bound {
    /// Reads `2026-03-10` or `2026-03-10T09:00:00Z`.
    package init?(_ text: String) {
        if let date = CivilDate(text) {
            self = .date(date)
        } else if let instant = Timestamp.parse(text) {
            self = .instant(instant)
        } else {
            return nil
        }
    }

    /// Why `text` is neither.
    package static func refusal(_ text: String) -> String {
        "\(quoted(text)) is neither a date such as 2026-03-10 nor an instant such as 2026-03-10T09:00:00Z."
    }
}
