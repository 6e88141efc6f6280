package import CivilTime
package import Policies
package import SQL

extension BookingDesk {
    /// Cancels the bookings of a series that are ahead and in `scope`, each with the refund of its own policy, in one go.
    ///
    /// In the order of the series, and never empty. Runs within ``deciding(on:by:at:_:)``.
    package func cancel(
        _ id: BookingID,
        _ scope: SeriesScope,
        reason: String?,
        in transaction: Transaction
    ) async throws -> [(booking: Booking, settlement: Settlement)] {
        let party = try transaction.requester.cancellingParty()
        let named = try await holds.current(id, in: transaction)
        let ahead = try await self.ahead(scope, of: named, toBe: "cancelled", in: transaction)
        // All at once: each that is asked for alone would begin the transaction anew.
        try await requireDecisions(on: ahead, cancelledBy: party, in: transaction)
        var cancelled: [(booking: Booking, settlement: Settlement)] = []
        // The first comes last: its message tells what the others gave back.
        for booking in ahead.reversed() {
            var change = BookingStore.Change(.cancelled, in: transaction, note: reason)
            change.news =
                booking.id == ahead[0].id
                ? .leading(
                    others: ahead.dropFirst().map(\.startAt),
                    refunded: cancelled.reduce(0) { $0 + $1.booking.refunded }
                ) : .following
            cancelled.append(try await end(booking, as: party, change, in: transaction))
        }
        return cancelled.reversed()
    }

    /// What ``cancel(_:_:reason:in:)`` would give back at `now`, for each booking in the order of the series; changes nothing.
    package func quotes(
        _ id: BookingID,
        _ scope: SeriesScope,
        cancelledBy party: CancelledBy,
        by requester: Requester,
        at now: Instant,
        on database: any SQLDatabase
    ) async throws -> [CancellationQuote] {
        let (ahead, questions) = try await database.transaction(.read, by: requester, at: now) { transaction in
            let named = try await bookings.find(id, in: transaction.connection)
            let ahead = try await self.ahead(scope, of: named, toBe: "cancelled", in: transaction)
            return (ahead, try await self.questions(on: ahead, cancelledBy: party, in: transaction))
        }
        var quotes: [CancellationQuote] = []
        for (booking, question) in zip(ahead, questions) {
            let decision = try await question.decision(by: refunds.previews)
            quotes.append(CancellationQuote(booking: booking, decision: decision, at: now))
        }
        return quotes
    }
}
