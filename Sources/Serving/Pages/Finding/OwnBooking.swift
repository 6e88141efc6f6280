import Bookings
import CivilTime
import Money
import Payments

/// A booking as its client's pages show it.
struct OwnBooking: Sendable {
    let booking: Booking
    let policy: DescribedPolicy
    var offer: Offer
    let payments: [Payment]

    /// What its client uploaded.
    let documents: [BookingDocument]
    let now: Instant

    /// What its client has yet to prove; `nil` if nothing.
    var proof: EmailProof?

    /// Who looks at the page.
    var client: ClientDetails { proof?.client ?? booking.client }

    /// The zone that its client has named; `nil` for that of the provider.
    var clientZone: Zone?

    var session: SessionSummary {
        var service = offer.summary
        service.name = booking.seats.naming(service.name)
        service.price = booking.price
        return SessionSummary(
            service: service,
            start: booking.startAt,
            end: booking.endAt,
            zone: offer.zone,
            readerZone: clientZone
        )
    }

    var standing: BookedView.Standing {
        switch booking.status {
        case .pending: pendingStanding
        case .confirmed: booking.endAt <= now ? .completed : .confirmed
        case .completed: .completed
        case .cancelled:
            switch booking.cancellation {
            case .expiry: .expired
            case .noShow: .noShow
            case .client, .provider, nil: .cancelled
            }
        }
    }

    /// Reading releases no hold, so one that has run out still looks pending.
    private var pendingStanding: BookedView.Standing {
        if let end = booking.expiresAt, end <= now { return .expired }
        if let proof, let email = proof.client.email { return .proofNeeded(email: email, until: booking.expiresAt) }
        // Nothing is asked of the provider, or of a card, before somebody is named.
        if booking.client.areAwaited { return .held(until: booking.expiresAt) }
        if offer.service.requiresApproval, payments.isEmpty { return .requested }
        if booking.prepayment > booking.paid {
            return .paymentNeeded(amount: booking.amount(booking.prepayment - booking.paid), until: booking.expiresAt)
        }
        return .held(until: booking.expiresAt)
    }

    /// Whether its client can confirm it here: a booking without a client is confirmed by whoever held it, with the details.
    var canConfirm: Bool { !booking.client.areAwaited }

    /// Whether its client can end it.
    var canCancel: Bool {
        switch standing {
        case .confirmed, .requested, .held, .proofNeeded, .paymentNeeded: true
        case .cancelled, .expired, .completed, .noShow: false
        }
    }

    /// Whether its client can move it.
    var canMove: Bool {
        canCancel && proof == nil && booking.startAt > now && !offer.service.isArchived
            && !offer.service.requiresApproval
    }

    var toBring: [String] { offer.service.requirements.documents.filter { $0.due == .visit }.map(\.label) }
}

extension PageRequest {
    /// The visit to a page about a booking, in its client's language where the browser tells none.
    func visit(_ address: Address, of own: OwnBooking) -> Visit {
        visit(address, of: own.offer.provider, preferred: own.client.language)
    }
}
