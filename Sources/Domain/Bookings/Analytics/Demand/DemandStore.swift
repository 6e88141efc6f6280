import CivilTime
import SQL

/// Rows of what clients asked for.
struct DemandStore: Sendable {
    /// How many rows one statement adds.
    private static let portion = 50

    /// Adds sums to those that are kept.
    ///
    /// Always in the same order, so that two servers never wait for each other in a circle.
    func add(_ counts: DemandCounts, in connection: any SQLConnection) async throws {
        let outcomes = counts.outcomes.sorted {
            Self.precedes($0.key.place, $1.key.place, $0.key.outcome.rank, $1.key.outcome.rank)
        }
        for rows in outcomes.portions(of: Self.portion) {
            let values = rows.map { key, counts -> SQLStatement in
                "(\(Self.key(key.place)), \(key.outcome.rawValue), \(counts.looks), \(counts.bookings))"
            }
            try await connection.execute(
                """
                INSERT INTO monthly_demand (provider_id, month, service_id, outcome, looks, bookings)
                VALUES \(values.joined(separator: ", "))
                ON CONFLICT (provider_id, month, service_id, outcome) DO UPDATE
                    SET looks = monthly_demand.looks + excluded.looks, bookings = monthly_demand.bookings + excluded.bookings
                """
            )
        }
        let hours = counts.hours.sorted {
            Self.precedes($0.key.place, $1.key.place, $0.key.hour.rank, $1.key.hour.rank)
        }
        for rows in hours.portions(of: Self.portion) {
            let values = rows.map { key, demand -> SQLStatement in
                "(\(Self.key(key.place)), \(key.hour.dayOfWeek), \(key.hour.hour), \(demand.asked), \(demand.offered))"
            }
            try await connection.execute(
                """
                INSERT INTO monthly_demand_hours (provider_id, month, service_id, day_of_week, hour, asked, offered)
                VALUES \(values.joined(separator: ", "))
                ON CONFLICT (provider_id, month, service_id, day_of_week, hour) DO UPDATE
                    SET asked = monthly_demand_hours.asked + excluded.asked,
                        offered = monthly_demand_hours.offered + excluded.offered
                """
            )
        }
    }

    private static func key(_ place: DemandPlace) -> SQLStatement {
        "\(place.provider), \(place.month), \(place.service)"
    }

    private static func precedes(_ left: DemandPlace, _ right: DemandPlace, _ leftRank: Int, _ rightRank: Int) -> Bool {
        (left.provider.rawValue, left.service.rawValue, left.month, leftRank)
            < (right.provider.rawValue, right.service.rawValue, right.month, rightRank)
    }
}

extension StartHour {
    /// The place in the week.
    fileprivate var rank: Int { dayOfWeek * 24 + hour }
}
