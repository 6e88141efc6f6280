package import CivilTime
import SQL

extension BookingDesk {
    /// Books every occurrence of a series that is not to be skipped, or none.
    ///
    /// Each is decided as a booking of its own, after those before it were made. Throws ``RefusedSeries`` with all that are
    /// refused, and ``BookingsError`` for a request that no occurrence could have.
    package func book(
        _ request: BookingRequest,
        repeated repetition: Repetition,
        in transaction: Transaction
    ) async throws -> [BookedOccurrence] {
        try await transaction.connection.lock(request.provider)
        let occurrences = try await self.occurrences(of: request, repetition, in: transaction)
        let id = SeriesID.make(under: request.provider, at: transaction.now)
        let starts = occurrences.compactMap(\.startAt)
        var booked: [BookedOccurrence] = []
        var conflicts: [SeriesConflict] = []
        for (offset, occurrence) in occurrences.enumerated() {
            let place = SeriesPlace(id: id, index: offset + 1, count: occurrences.count)
            // One message for all of them.
            let news = offset == 0 ? SeriesNews.leading(others: Array(starts.dropFirst()), refunded: 0) : .following
            switch try await book(occurrence, at: place, request, telling: news, in: transaction) {
            case .success(let made): booked.append(made)
            case .failure(let reason):
                conflicts.append(SeriesConflict(date: occurrence.date, startAt: occurrence.startAt, reason: reason))
            }
        }
        guard conflicts.isEmpty else { throw RefusedSeries(conflicts: conflicts) }
        return booked
    }

    /// The starts of a series that are not to be skipped; throws as ``book(_:repeated:in:)`` does.
    package func starts(
        of request: BookingRequest,
        repeated repetition: Repetition,
        in transaction: Transaction
    ) async throws -> [Instant] {
        try await occurrences(of: request, repetition, in: transaction).compactMap(\.startAt)
    }

    /// A booking of a series with the token that lets its client manage it.
    package struct BookedOccurrence: Sendable {
        package let booking: Booking
        package let token: Secret
    }

    private enum Attempt {
        case success(BookedOccurrence)
        case failure(SeriesConflict.Reason)
    }

    private func book(
        _ occurrence: Repetition.Occurrence,
        at place: SeriesPlace,
        _ request: BookingRequest,
        telling news: SeriesNews,
        in transaction: Transaction
    ) async throws -> Attempt {
        guard let start = occurrence.startAt else {
            return .failure(occurrence.date.date == nil ? .noSuchDate : .noSuchTime)
        }
        var asked = request
        asked.startAt = start
        do {
            switch try await book(asked, as: place, telling: news, in: transaction) {
            case .booked(let booking, let token, let payment):
                assert(booking.status == .confirmed && payment == nil, "A series waits for nothing.")
                return .success(BookedOccurrence(booking: booking, token: token))
            case .refused(let refusal): return .failure(.refused(refusal))
            }
        } catch let error as BookingsError where error.code == .conflict && error.field == "price" {
            // A rule can price each start differently.
            return .failure(.otherPrice(error.message))
        }
    }

    private func occurrences(
        of request: BookingRequest,
        _ repetition: Repetition,
        in transaction: Transaction
    ) async throws -> [Repetition.Occurrence] {
        let (provider, service) = try await transaction.connection.run(
            providers.finding(request.provider),
            services.finding(request.service, of: request.provider)
        )
        try check(request, repetition, for: service, in: transaction)
        let zone = try zones.zone(named: provider.timeZone)
        guard let all = repetition.occurrences(from: request.startAt, in: zone) else {
            throw BookingsError(.invalidValue, "The series would run past the year 9999.", field: "repeat.count")
        }
        let dates = Set(all.map(\.date))
        if let stray = repetition.skipped.subtracting(dates).min(by: { "\($0)" < "\($1)" }) {
            throw BookingsError(.invalidValue, "The series has no occurrence on \(stray).", field: "repeat.skip")
        }
        let left = all.filter { !repetition.skipped.contains($0.date) }
        guard !left.isEmpty else {
            let reason = "Every occurrence is skipped; nothing is left to book."
            throw BookingsError(.invalidValue, reason, field: "repeat.skip")
        }
        return left
    }

    /// Throws where no series can be booked, and for one that is longer than the service allows.
    ///
    /// What waits for somebody may come to stand in part alone, so that a series is made only of bookings that stand at once.
    private func check(
        _ request: BookingRequest,
        _ repetition: Repetition,
        for service: Service,
        in transaction: Transaction
    ) throws {
        func refuse(_ reason: String, _ field: String = "repeat") -> BookingsError {
            BookingsError(.invalidValue, reason, field: field)
        }
        guard request.hold == nil else {
            throw refuse("A series is booked at once and not held; leave hold_seconds out.")
        }
        guard !needsProof(of: service, in: transaction) else {
            throw refuse("The service needs a proof of the client's address; its sessions are booked one by one.")
        }
        // The provider's reason is kept with each booking, and stands for these as it does for other rules.
        guard request.override == nil else { return }
        guard !service.requiresApproval else {
            throw refuse("The provider approves each booking of the service; its sessions are booked one by one.")
        }
        guard service.prepayment == .notRequired else {
            throw refuse("Each session of the service is paid ahead; they are booked one by one.")
        }
        let maximum = service.maximumOccurrences
        guard maximum > 1 else { throw refuse("The service takes no series; its sessions are booked one by one.") }
        guard repetition.count <= maximum else {
            throw refuse("A series of the service has at most \(maximum) occurrences.", "repeat.count")
        }
    }
}

extension Service {
    /// How many bookings anybody can make as one series; 1 if the service takes none.
    package var longestSeries: Int {
        requiresApproval || requiresEmailProof || prepayment != .notRequired ? 1 : maximumOccurrences
    }
}
