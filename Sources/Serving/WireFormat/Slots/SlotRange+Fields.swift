import CivilTime
import Policies
package import Scheduling

extension SlotRange {
    /// Reads `from` and `to`, exclusive: dates in the provider's zone or instants.
    package init(reading fields: inout Fields) throws {
        let from = try fields.required("from", as: String.self)
        let to = try fields.required("to", as: String.self)
        guard let start = Bound(from) else { throw fields.refusal("from", Bound.refusal(from)) }
        guard let end = Bound(to) else { throw fields.refusal("to", Bound.refusal(to)) }
        guard !Self.isReversed(start, end) else { throw fields.refusal("to", "This must not be before from.", .value) }
        self.init(from: start, to: end)
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
