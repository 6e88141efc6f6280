import Bookings
import CivilTime
import SQL
import Scheduling

/// Tries a change of hours, and rolls it back.
struct HoursPreview: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    private let services = ServiceStore()

    init(database: any SQLDatabase, zones: ZoneDirectory) {
        self.database = database
        self.zones = zones
    }

    /// Services that are looked at.
    private static let maximumServices = 8
    private static let days = 14

    /// What `change` would come to.
    func preview(
        of practice: Practice,
        at now: Instant,
        _ change: (Transaction) async throws -> [AffectedBooking]
    ) async throws -> HoursChange {
        do {
            return try await database.transaction(.write, by: practice.member.requester, at: now) { transaction in
                let before = try await counts(of: practice, in: transaction)
                let affected = try await change(transaction)
                let after = try await counts(of: practice, in: transaction)
                throw Tried(change: Self.joined(before, after, affected))
            }
        } catch let tried as Tried {
            return tried.change
        }
    }

    /// Thrown to roll the change back.
    private struct Tried: Error {
        let change: HoursChange
    }

    private typealias Counts = [(name: String, days: [(date: CivilDate, count: Int)])]

    private static func joined(_ before: Counts, _ after: Counts, _ affected: [AffectedBooking]) -> HoursChange {
        HoursChange(
            services: zip(before, after).map { before, after in
                let days = zip(before.days, after.days).map { old, new in
                    HoursChange.Day(date: old.date, before: old.count, after: new.count)
                }
                return (before.name, days)
            },
            affected: affected
        )
    }

    /// The free starts of each service on each of the next dates.
    private func counts(of practice: Practice, in transaction: Transaction) async throws -> Counts {
        let loader = CalendarLoader(zones: zones)
        let now = transaction.now
        let today = practice.zone.date(at: now.secondsSince1970)
        let end = today.adding(days: Self.days) ?? today
        let offered = try await services.list(
            of: practice.provider.id,
            after: nil,
            limit: Self.maximumServices,
            includingArchived: false,
            in: transaction.connection
        )
        var counts: Counts = []
        for service in offered {
            let offer = try await loader.offered(
                of: service.id,
                of: practice.provider.id,
                in: transaction.connection
            )
            let calendar = try await loader.load(
                offer,
                first: now - 86_400,
                last: now + Int64(Self.days + 2) * 86_400,
                at: now,
                in: transaction.connection
            )
            let starts = calendar.calendar.slots(
                calendar.rules,
                now: now.secondsSince1970,
                in: .dates(from: today, to: end)
            )
            let byDate = Dictionary(grouping: starts) { practice.zone.date(at: $0) }
            let days = (0..<Self.days).compactMap { today.adding(days: $0) }
            counts.append((service.name, days.map { ($0, byDate[$0]?.count ?? 0) }))
        }
        return counts
    }
}
