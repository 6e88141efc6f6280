import CivilTime
import Money

/// The slots that a check tries.
enum SweepQuestions {
    struct Asked {
        let question: RuleQuestion
        let starts: [Int64]
    }

    /// Each service with each kind of client, on dates with no, one and several bookings, in the year that begins at `now`.
    static func all(from now: Int64) -> [Asked] {
        let today = SessionDays.day(ofWall: now) * 86_400
        // Every fifth day comes to each weekday in turn.
        let days = stride(from: Int64(1), to: 367, by: 5).map { today + $0 * 86_400 }
        let starts = days.flatMap { day in (0..<24).map { day + $0 * 3_600 } }
        let booked = [
            SessionDays([], in: .utc),
            SessionDays(days.map { session($0 + 10 * 3_600, minutes: 30) }, in: .utc),
            SessionDays(days.flatMap(busyDate), in: .utc),
        ]
        return booked.flatMap { booked in
            services.flatMap { service in
                [false, true].map { isReturning in
                    let question = RuleQuestion(
                        zone: .utc,
                        now: now,
                        service: service,
                        clientIsReturning: isReturning,
                        booked: booked
                    )
                    return Asked(question: question, starts: starts)
                }
            }
        } + clockChanges
    }

    private static let services: [RuleService] = {
        guard let currency = Currency("EUR") else { return [] }
        return [
            RuleService(name: "Consultation", duration: 1_800, price: 4_500, currency: currency),
            RuleService(name: "Long session", duration: 7_200, price: 12_001, currency: currency),
        ]
    }()

    /// Four sessions, two of them long.
    private static func busyDate(_ day: Int64) -> [RuleSession] {
        [session(day + 8 * 3_600, minutes: 120), session(day + 11 * 3_600, minutes: 30)]
            + [session(day + 13 * 3_600, minutes: 120), session(day + 16 * 3_600, minutes: 45)]
    }

    private static func session(_ start: Int64, minutes: Int64) -> RuleSession {
        RuleSession(startAt: start, endAt: start + minutes * 60, isSameService: minutes == 30)
    }

    /// Two days of 23 and 25 hours, by the quarter of an hour.
    private static var clockChanges: [Asked] {
        guard let service = services.first else { return [] }
        do throws(ZoneError) {
            let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
            // 2028-03-26 and 2028-10-29, from 22:00 UTC of the evening before.
            let starts = [1_837_634_400, 1_856_383_200].flatMap { (first: Int64) in
                (0..<112).map { first + $0 * 900 }
            }
            let question = RuleQuestion(zone: zone, now: starts[0] - 86_400, service: service)
            return [Asked(question: question, starts: starts)]
        } catch {
            // A system without this zone has no such days to try.
            return []
        }
    }
}
