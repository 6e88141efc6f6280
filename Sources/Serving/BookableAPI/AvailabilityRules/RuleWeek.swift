package import Bookings
package import CivilTime
import Money
import Scheduling

/// The starts that hours, buffers and limits leave in a week, with what the availability rule says of each.
package struct RuleWeek: Sendable {
    package struct Day: Sendable {
        package let date: CivilDate
        package let starts: [(start: Instant, verdict: StartExplanation)]
    }

    package let zone: Zone

    /// All seven, with or without starts.
    package let days: [Day]

    /// More are not drawn: a start every five minutes, day and night.
    static let maximumStarts = 2_016

    /// `nil` if there are too many starts.
    init?(_ slots: RuledCalendar, from first: CivilDate, to end: CivilDate, at now: Instant) {
        let range = SlotRange.dates(from: first, to: end)
        guard let verdicts = slots.verdicts(in: range, at: now, limit: Self.maximumStarts) else { return nil }
        let zone = slots.calendar.schedule.zone
        let byDate = Dictionary(grouping: verdicts) { zone.date(at: $0.start.secondsSince1970) }
        self.zone = zone
        days = (first.daysSinceEpoch..<end.daysSinceEpoch).compactMap { day in
            CivilDate(daysSinceEpoch: day).map { Day(date: $0, starts: byDate[$0] ?? []) }
        }
    }
}

/// The answer of `GET …/availability-rule/week`.
struct RuleWeekResponse: Encodable {
    private let provider: String
    private let service: String
    private let timeZone: String
    private let days: [Day]

    private struct Day: Encodable {
        let date: String
        let starts: [Start]
    }

    private struct Start: Encodable {
        let start: WireInstant

        /// What the provider's clock shows then.
        let time: String
        let allowed: Bool

        /// Minor units for each seat, if the rule sets prices.
        let price: Int64?

        /// Why the rule does not allow it.
        let reason: SlotReason?

        private enum CodingKeys: String, CodingKey {
            case start = "start_at"
            case time = "local_time"
            case allowed, price, reason
        }
    }

    init(_ week: RuleWeek, of service: ServiceID, of provider: ProviderID) {
        self.provider = provider.rawValue
        self.service = service.rawValue
        timeZone = week.zone.name
        days = week.days.map { day in
            Day(
                date: day.date.description,
                starts: day.starts.map { start, verdict in
                    Start(
                        start: WireInstant(start),
                        time: Self.time(start, in: week.zone),
                        allowed: verdict.isBookable,
                        price: verdict.price?.minorUnits,
                        reason: verdict.rule.map { SlotReason($0, toldWhy: true) }
                    )
                }
            )
        }
    }

    private static func time(_ start: Instant, in zone: Zone) -> String {
        let minutes = (zone.wallSeconds(at: start.secondsSince1970) / 60) % 1_440
        let (hour, minute) = ((minutes + 1_440) % 1_440).quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    private enum CodingKeys: String, CodingKey {
        case provider = "provider_id"
        case service = "service_id"
        case timeZone = "time_zone"
        case days
    }
}
