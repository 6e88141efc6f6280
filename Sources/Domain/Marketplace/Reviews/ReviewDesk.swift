package import Bookings
import CivilTime
import SQL

/// Takes, shows and answers reviews.
package struct ReviewDesk: Sendable {
    private let bookings = BookingStore()
    private let reviews = ReviewStore()
    private let reports = ReviewReportStore()
    private let events = EventStore()
    private let observers: [any BookingObserver]

    /// - Parameter observers: Act in the transaction in which a review is written.
    package init(observers: [any BookingObserver] = []) {
        self.observers = observers
    }

    /// Writes the review of a booking, or changes it.
    ///
    /// Whatever the stars are, the same rules hold. Throws ``BookingsError`` for anybody but the booking's client, before the session
    /// has taken place, later than 90 days after it, and for changes later than 14 days after the writing or of a hidden review.
    package func write(
        _ draft: ReviewDraft,
        of id: BookingID,
        shownBy proof: ReviewProof,
        in transaction: Transaction
    ) async throws -> Review {
        guard transaction.requester == .client(id), let provider = id.provider else {
            throw BookingsError(.forbidden, "Only its client can review a booking.")
        }
        try await transaction.lock(provider)
        let booking = try await bookings.find(id, in: transaction.connection)
        try await requireClient(of: booking, proof, in: transaction)
        if let known = try await reviews.find(of: id, in: transaction.connection) {
            return try await change(known, to: draft, booking, in: transaction)
        }
        try booking.requireReviewable(at: transaction.now)
        let review = Review(
            id: .make(under: provider, at: transaction.now),
            provider: provider,
            booking: id,
            stars: draft.stars,
            text: draft.text,
            isNamed: draft.isNamed,
            writtenAt: transaction.now,
            revision: 1,
            author: draft.isNamed ? Review.author(for: booking.client) : nil
        )
        try await reviews.insert(review, in: transaction.connection)
        try await publish(review, count: 1, stars: review.stars, in: transaction)
        return review
    }

    /// Whether a client who has shown `proof` could write the first review of a booking now.
    package func canWrite(
        of booking: Booking,
        shownBy proof: ReviewProof,
        in transaction: Transaction
    ) async throws -> Bool {
        do {
            try booking.requireReviewable(at: transaction.now)
            try await requireClient(of: booking, proof, in: transaction)
            return true
        } catch let error as BookingsError where [.wrongState, .forbidden].contains(error.code) {
            return false
        }
    }

    /// Whether `proof` shows that somebody is the client of a booking.
    package func isClient(
        of booking: Booking,
        shownBy proof: ReviewProof,
        in transaction: Transaction
    ) async throws -> Bool {
        do {
            try await requireClient(of: booking, proof, in: transaction)
            return true
        } catch let error as BookingsError where [.wrongState, .forbidden].contains(error.code) {
            return false
        }
    }

    /// The review of a booking; throws ``BookingsError`` if it has none.
    package func find(of booking: BookingID, in transaction: Transaction) async throws -> Review {
        guard let review = try await reviews.find(of: booking, in: transaction.connection) else {
            throw BookingsError(.notFound, "A review of booking \"\(booking)\" was not found.")
        }
        return review
    }

    /// A review; throws ``BookingsError`` if it does not exist, or if it is hidden and `publicly` asked for.
    package func find(_ id: ReviewID, publicly: Bool, in transaction: Transaction) async throws -> Review {
        let review = try await reviews.find(id, in: transaction.connection)
        guard review.hiding == nil || !publicly else { throw BookingsError.notFound(id) }
        return review
    }

    /// The newest reviews of a provider first, after the one with the id `cursor`; throws ``BookingsError`` if the provider does not exist.
    package func list(
        of provider: ProviderID,
        includingHidden: Bool = false,
        after cursor: ReviewID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [Review] {
        try await transaction.connection.require(provider)
        return try await reviews.list(
            of: provider,
            includingHidden: includingHidden,
            after: cursor,
            limit: limit,
            in: transaction.connection
        )
    }

    /// What the shown reviews of a provider come to.
    package func rating(of provider: ProviderID, in transaction: Transaction) async throws -> Rating {
        try await reviews.rating(of: provider, in: transaction.connection)
    }

    /// Answers a review in public, in place of an earlier answer; `nil` takes that back.
    package func reply(_ text: String?, to id: ReviewID, in transaction: Transaction) async throws -> Review {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        try await transaction.lock(provider)
        var review = try await reviews.find(id, in: transaction.connection)
        guard review.hiding == nil else { throw BookingsError(.wrongState, "The review is hidden.") }
        review.reply = text.map { Review.Reply(text: $0, writtenAt: transaction.now) }
        try await reviews.update(review, in: transaction.connection)
        return review
    }

    /// Asks operators to look at a review; what they have decided for the same reason and text stays so.
    ///
    /// Throws ``BookingsError`` if the review does not exist or is hidden.
    package func report(
        _ id: ReviewID,
        for reason: ReviewReport.Reason,
        note: String?,
        in transaction: Transaction
    ) async throws {
        let review = try await find(id, publicly: true, in: transaction)
        try await reports.add(reason, note: note, about: review, at: transaction.now, in: transaction.connection)
    }

    /// Throws ``BookingsError`` unless the proof is one that nobody but the client has.
    private func requireClient(of booking: Booking, _ proof: ReviewProof, in transaction: Transaction) async throws {
        guard booking.client != .erased else {
            throw BookingsError(.wrongState, "The booking's client was erased.")
        }
        let history = try await bookings.history(of: booking.id, in: transaction.connection)
        switch proof {
        case .token where history.contains(where: \.givesTokenToOthers):
            throw BookingsError(
                .forbidden,
                "Others may have the booking's token: use the link that was mailed to the client."
            )
        case .mailedLink where history.isAddressOfOthers(booking.client.email):
            throw BookingsError(
                .forbidden,
                "The client's e-mail address was changed by others, so the link that was mailed there shows nothing."
            )
        case .token, .mailedLink: break
        }
    }

    private func change(
        _ known: Review,
        to draft: ReviewDraft,
        _ booking: Booking,
        in transaction: Transaction
    ) async throws -> Review {
        // Sent again, as after an answer that was lost.
        if draft == ReviewDraft(stars: known.stars, text: known.text, isNamed: known.isNamed) { return known }
        guard known.hiding == nil else { throw BookingsError(.wrongState, "The review is hidden.") }
        guard transaction.now < known.editableUntil else {
            throw BookingsError(.wrongState, "A review can be changed for 14 days; these have passed.")
        }
        guard known.revision < Review.maximumRevisions else {
            throw BookingsError(.wrongState, "A review can be changed \(Review.maximumRevisions - 1) times.")
        }
        var review = known
        review.stars = draft.stars
        review.text = draft.text
        review.isNamed = draft.isNamed
        review.author = draft.isNamed ? Review.author(for: booking.client) : nil
        review.editedAt = transaction.now
        review.revision += 1
        try await reviews.update(review, in: transaction.connection)
        if review.text != known.text { try await reports.forgetDecisions(on: review, in: transaction.connection) }
        try await publish(review, count: 0, stars: review.stars - known.stars, in: transaction)
        return review
    }

    private func publish(_ review: Review, count: Int, stars: Int, in transaction: Transaction) async throws {
        let connection = transaction.connection
        try await reviews.count(count, stars: stars, of: review.provider, in: connection)
        try await events.recordPublication(
            review.eventData,
            of: review.provider,
            at: transaction.now,
            in: connection
        )
        let change = ObservedChange(
            provider: review.provider,
            subject: review.eventData,
            kinds: [.reviewPublished],
            at: transaction.now
        )
        try await observers.tell(change, in: connection)
    }
}

extension BookingChange {
    /// Whether somebody beside the client has the booking's token since: a provider who books for somebody, or asks for a new token,
    /// and who could otherwise praise itself.
    fileprivate var givesTokenToOthers: Bool {
        kind == .tokenReissued || kind == .booked && isByOthers
    }

    fileprivate var isByOthers: Bool { changedBy != Requester.anonymous.label }
}

extension [BookingChange] {
    /// Whether an address is another one than the booking was made with, and may have been put there by somebody beside the client.
    fileprivate func isAddressOfOthers(_ address: String?) -> Bool {
        let corrections = filter { $0.kind == .clientChanged }
        guard let first = corrections.first?.earlierClient, first.email != address else { return false }
        return corrections.contains(where: \.isByOthers) || contains(where: \.givesTokenToOthers)
    }
}

extension Review {
    var eventData: ReviewEventData {
        ReviewEventData(reviewID: id, bookingID: booking, stars: stars, revision: revision)
    }
}

extension Booking {
    /// Throws ``BookingsError`` unless its session took place, no longer than 90 days ago.
    fileprivate func requireReviewable(at now: Instant) throws {
        // Clients are asked two hours after the end, and most bookings are completed a day after it. What the provider marks later
        // changes nothing: otherwise a bad review could be made to go by marking its client as a no-show.
        guard status == .completed || status == .confirmed && endAt <= now else {
            throw BookingsError(.wrongState, "Only a session that took place can be reviewed.")
        }
        guard now < endAt + Review.writingPeriod else {
            throw BookingsError(.wrongState, "A session can be reviewed for 90 days after its end; these have passed.")
        }
    }
}
