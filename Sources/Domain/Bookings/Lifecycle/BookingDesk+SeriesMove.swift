package import CivilTime
import Policies
import SQL

extension BookingDesk {
    /// Moves a booking of a series to `start`, and the others ahead that are in `scope` by the same difference on the wall clock.
    ///
    /// All are moved, or none: throws ``RefusedSeries`` with those that cannot be. Each is decided as if the others had left
    /// their places, after those before it were moved. Runs within ``deciding(on:by:at:_:)``.
    package func reschedule(
        _ id: BookingID,
        to start: Instant,
        _ scope: SeriesScope,
        in transaction: Transaction
    ) async throws -> MovedSeries {
        let named = try await movable(id, in: transaction)
        let ahead = try await self.ahead(scope, of: named, toBe: "moved", in: transaction)
        guard named.startAt != start else { return MovedSeries(named: named, moved: []) }
        if transaction.requester.party == .client {
            // Whether a late move keeps the notice of the earlier start; asked for all at once.
            try await requireDecisions(on: ahead.filter { $0.paid > 0 }, cancelledBy: .client, in: transaction)
        }
        let moves = try await self.moves(of: ahead, by: named, to: start, in: transaction)
        var left = Set(moves.map(\.booking.id))
        var moved: [Booking] = []
        var conflicts: [SeriesConflict] = []
        for move in moves {
            guard let target = move.target else {
                conflicts.append(SeriesConflict(date: move.date, startAt: nil, reason: .noSuchTime))
                continue
            }
            let others = left.subtracting([move.booking.id]).sorted { $0.rawValue < $1.rawValue }
            let place = try await self.place(
                of: move.booking,
                at: target,
                leaving: others,
                nearby: false,
                in: transaction
            )
            if let refusal = place.decision.refusal {
                conflicts.append(SeriesConflict(date: move.date, startAt: target, reason: .refused(refusal)))
            } else if conflicts.isEmpty {
                // Nothing will stay moved once one is refused, and that one's place would be in the way.
                let news =
                    move.booking.id == id
                    ? SeriesNews.leading(
                        others: moves.filter { $0.booking.id != id }.compactMap(\.target).sorted(),
                        refunded: 0
                    ) : .following
                moved.append(
                    try await self.move(move.booking, to: target, place, telling: news, in: transaction)
                )
                left.remove(move.booking.id)
            }
        }
        guard conflicts.isEmpty else {
            throw RefusedSeries(conflicts: conflicts.sorted { "\($0.date)" < "\($1.date)" })
        }
        moved.sort { ($0.series?.index ?? 0) < ($1.series?.index ?? 0) }
        return MovedSeries(named: moved.first { $0.id == id } ?? named, moved: moved)
    }

    private struct Move {
        let booking: Booking

        /// Where it is to go, and on which date; `nil` if clocks skip that time.
        let target: Instant?
        let date: OccurrenceDate
    }

    /// What is to go where, in such an order that none is moved to where another still is.
    private func moves(
        of ahead: [Booking],
        by named: Booking,
        to start: Instant,
        in transaction: Transaction
    ) async throws -> [Move] {
        let provider = try await transaction.connection.run(providers.finding(named.provider))
        let zone = try zones.zone(named: provider.timeZone)
        let wall = { (instant: Instant) in zone.wallSeconds(at: instant.secondsSince1970) }
        let difference = wall(start) - wall(named.startAt)
        let moves = ahead.map { booking in
            let seconds = wall(booking.startAt) + difference
            return Move(
                booking: booking,
                target: booking.id == named.id ? start : zone.firstInstant(ofWall: seconds),
                date: OccurrenceDate(WallDateTime(clampingWallSeconds: seconds).date)
            )
        }
        .filter { $0.target != $0.booking.startAt }
        .sorted { $0.booking.startAt < $1.booking.startAt }
        return start > named.startAt ? moves.reversed() : moves
    }
}

/// What became of moving bookings of a series.
package struct MovedSeries: Sendable {
    /// The booking that was named.
    package let named: Booking

    /// All that were moved, in the order of the series; none if the named one starts there already.
    package let moved: [Booking]
}
