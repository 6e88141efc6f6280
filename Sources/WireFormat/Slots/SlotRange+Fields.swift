import CivilTime
package import Scheduling

extension SlotRange {
    /// Reads `from` and `to`, exclusive: dates in the provider's zone or instants.
    package init(reading fields: inout Fields) throws {
        let from = try fields.required("from", as: String.self)
        let to = try fields.required("to", as: String.self)
        guard let start = Bound(from) else { throw fields.refusal("from", Bound.refusal(from)) }
        guard let end = Bound(to) else { throw fields.refusal("to", Bound.refusal(to)) }
        self.init(from: start, to: end)
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
