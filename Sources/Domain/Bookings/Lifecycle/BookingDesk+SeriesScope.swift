import CivilTime
import Policies
import SQL

extension BookingDesk {
    /// The bookings ahead that `scope` names of the series of `booking`, in the order of the series.
    ///
    /// What has begun, or is cancelled or completed, is left out. Throws ``BookingsError`` for a booking without a series, and where
    /// none is left to be `aim`, such as "cancelled".
    func ahead(
        _ scope: SeriesScope,
        of booking: Booking,
        toBe aim: String,
        in transaction: Transaction
    ) async throws -> [Booking] {
        guard let place = booking.series else {
            throw BookingsError(.invalidValue, "The booking is not one of a series; leave this out.", field: "scope")
        }
        let dialect = transaction.connection.dialect
        var series = try await transaction.connection.run(bookings.finding(place.id, in: dialect))
        series = try await reachable(series, from: booking, in: transaction)
        let ahead = series.filter { other in
            let index = other.series?.index ?? 0
            return (scope == .all || (scope == .this ? index == place.index : index >= place.index))
                && other.startAt > transaction.now && other.isActive(at: transaction.now)
        }
        guard !ahead.isEmpty else {
            throw BookingsError(
                .wrongState,
                "None of these bookings can be \(aim): they have begun, or are cancelled or completed."
            )
        }
        return ahead
    }

    /// The bookings ahead that `scope` names and the requester may change; empty if there are none, as of a booking without a series.
    package func bookingsAhead(
        _ scope: SeriesScope,
        of booking: Booking,
        in transaction: Transaction
    ) async throws -> [Booking] {
        guard booking.series != nil else { return [] }
        do {
            return try await ahead(scope, of: booking, toBe: "changed", in: transaction)
        } catch let error as BookingsError where error.code == .wrongState || error.code == .forbidden {
            return []
        }
    }

    /// Those of a series that the requester may change: for a client with a token, those that are for sure still theirs.
    ///
    /// A provider can hand an occurrence over to somebody else, by other details of the client and another token. From then on it and
    /// the rest are strangers to each other, whatever the details say: clients can change these themselves.
    private func reachable(
        _ series: [Booking],
        from booking: Booking,
        in transaction: Transaction
    ) async throws -> [Booking] {
        guard transaction.requester.party == .client else { return series }
        let connection = transaction.connection
        let handedOver = try await connection.run(
            bookings.handedOver(among: series.map(\.id), in: connection.dialect)
        )
        guard !handedOver.contains(booking.id) else {
            throw BookingsError(
                .forbidden,
                "The client or the token of this booking has changed since the series was booked; it is managed alone.",
                field: "scope"
            )
        }
        return series.filter { !handedOver.contains($0.id) }
    }

    /// Throws ``UndecidedRefund`` for all of some bookings of one service whose refund is not decided yet.
    func requireDecisions(
        on bookings: [Booking],
        cancelledBy party: CancelledBy,
        in transaction: Transaction
    ) async throws {
        try refunds.require(try await questions(on: bookings, cancelledBy: party, in: transaction))
    }

    func questions(
        on bookings: [Booking],
        cancelledBy party: CancelledBy,
        in transaction: Transaction
    ) async throws -> [RefundQuestion] {
        guard let first = bookings.first else { return [] }
        let (provider, service) = try await transaction.connection.run(
            providers.finding(first.provider),
            services.finding(first.service, of: first.provider)
        )
        var questions: [RefundQuestion] = []
        for booking in bookings {
            questions.append(
                try await refunds.question(
                    on: booking,
                    of: service,
                    in: provider.timeZone,
                    cancelledBy: party,
                    in: transaction
                )
            )
        }
        return questions
    }
}

extension Booking {
    /// Whether it takes a place at `now`: it is confirmed, or held and not overdue.
    fileprivate func isActive(at now: Instant) -> Bool {
        status == .confirmed || status == .pending && (expiresAt ?? .max) > now
    }
}
