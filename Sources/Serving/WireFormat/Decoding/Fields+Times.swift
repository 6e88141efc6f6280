import Bookings
package import CivilTime
import Policies

extension Fields {
    /// An instant in the form of RFC 3339.
    package mutating func instant(_ key: String) throws -> Instant? {
        try reading(key) { fields in
            guard let text = try fields.formedText(key, like: "2026-03-10T09:00:00Z") else { return nil }
            guard let instant = Instant(text) else {
                throw fields.refusal(
                    key,
                    "\(quoted(text)) is not an instant such as 2026-03-10T09:00:00Z (RFC 3339, whole seconds).",
                    fault: .format("2026-03-10T09:00:00Z")
                )
            }
            return instant
        }
    }

    /// An instant in the form of RFC 3339 with a fraction of a second, if it has one.
    package mutating func fractionalInstant(_ key: String) throws -> FractionalInstant? {
        try reading(key) { fields in
            guard let text = try fields.formedText(key, like: "2026-03-10T09:00:00Z") else { return nil }
            guard let instant = Timestamp.parseKeepingFraction(text) else {
                throw fields.refusal(
                    key,
                    "\(quoted(text)) is not an instant such as 2026-03-10T09:00:00Z (RFC 3339).",
                    fault: .format("2026-03-10T09:00:00Z")
                )
            }
            return instant
        }
    }

    /// A date of the calendar.
    package mutating func date(_ key: String) throws -> CivilDate? {
        try reading(key) { fields in
            guard let text = try fields.formedText(key, like: "2026-03-10") else { return nil }
            guard let date = CivilDate(text) else {
                throw fields.refusal(
                    key,
                    "\(quoted(text)) is not a date of the calendar such as 2026-03-10.",
                    fault: .format("2026-03-10")
                )
            }
            return date
        }
    }

    /// A wall time from `00:00` to `24:00`.
    package mutating func time(_ key: String) throws -> WallTime? {
        try reading(key) { fields in
            guard let text = try fields.formedText(key, like: "09:00") else { return nil }
            guard let time = WallTime(text) else {
                throw fields.refusal(
                    key,
                    "\(quoted(text)) is not a time of day from 00:00 to 24:00, such as 09:00.",
                    fault: .format("09:00")
                )
            }
            return time
        }
    }
}
