import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import Policies
import SQL

/// The rest of a series on the pages of one of its bookings.
extension OwnBookingPages {
    /// Whether somebody means the bookings of the series from this one on.
    func isAboutSeries(_ fields: FormFields) -> Bool { fields["scope"] == SeriesScope.following.rawValue }

    /// `nil` if it was booked alone.
    func series(of own: OwnBooking, _ request: PageRequest) async throws -> SeriesSummary? {
        guard let place = own.booking.series else { return nil }
        let ahead = try await database.transaction(.read, by: .client(own.booking.id), at: request.now) {
            try await desk.bookingsAhead(.following, of: own.booking, in: $0)
        }
        return SeriesSummary(place: place, ahead: ahead.map { own.session.moved(to: $0.startAt) })
    }

    /// Asks whether all from here on are to be cancelled, and says what that gives back.
    func cancelSeriesPage(_ id: BookingID, _ request: PageRequest) async throws -> Response {
        let own = try await find(id, request)
        let quotes: [CancellationQuote]
        do {
            quotes = try await desk.quotes(
                id,
                .following,
                cancelledBy: .client,
                by: .client(id),
                at: request.now,
                on: database
            )
        } catch let error as BookingsError {
            request.note(error)
            return back(request, news: .stateChanged)
        }
        let address = address(request)
        let view = CancelView(
            session: own.session,
            paid: own.booking.amount(quotes.reduce(0) { $0 + $1.booking.paid }),
            quote: BookedView.Quote(sumOf: quotes, own.booking),
            policy: try await policy(of: own),
            address: address,
            series: quotes.map { own.session.moved(to: $0.booking.startAt) }
        )
        let visit = request.visit(address.appending("cancel"), of: own)
        return Response(page: view.bytes(for: visit), for: visit, isSecret: true)
    }

    func cancelSeries(
        _ id: BookingID,
        _ promised: Int64?,
        _ reason: String,
        _ request: PageRequest
    ) async throws -> Response {
        do {
            return try await changing(request) {
                try await desk.deciding(on: database, by: .client(id), at: request.now) { desk, transaction in
                    let note = TypedText.fit(reason, upTo: Self.longestReason)
                    let cancelled = try await desk.cancel(id, .following, reason: note, in: transaction)
                    let refund = cancelled.reduce(0) { $0 + $1.settlement.refund.amount }
                    // Rolled back: nobody is to lose what the page said was theirs.
                    if let promised, refund < promised { throw QuoteChanged() }
                }
            }
        } catch is QuoteChanged {
            return try await cancelSeriesPage(id, request)
        }
    }
}

extension BookedView.Quote {
    /// What cancelling several bookings of one currency gives back together.
    init(sumOf quotes: [CancellationQuote], _ booking: Booking) {
        guard quotes.contains(where: { $0.booking.paid > 0 }) else {
            self = .nothingPaid
            return
        }
        var sum: Int64 = 0
        for quote in quotes {
            switch quote.decision.result {
            case .success(let decision): sum += decision.amount
            case .failure:
                self = .undecided
                return
            }
        }
        self = .amount(booking.amount(sum))
    }
}
