import Bookings
import CivilTime
import SQL

/// Reads what messages depend on of a booking.
struct NotifiedBookingReader: Sendable {
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let bookings = BookingStore()
    private let payments = PaymentStore()
    private let choices = MessageChoiceStore()
    private let browsers = MemberBrowserStore()

    init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
    }

    func cause(
        _ id: BookingID,
        tellingMembersAt now: Instant?,
        in connection: any SQLConnection
    ) async throws -> MessageCause {
        try await cause(try await bookings.find(id, in: connection), tellingMembersAt: now, in: connection)
    }

    /// What messages of `booking` are planned from; reads what is not given.
    ///
    /// Members who are signed in at `now` are told by push; `nil` tells none.
    func cause(
        _ booking: Booking,
        provider: Provider? = nil,
        service: Service? = nil,
        tellingMembersAt now: Instant?,
        in connection: any SQLConnection
    ) async throws -> MessageCause {
        let (provider, service) = try await known(provider, service, of: booking, in: connection)
        return MessageCause(
            booking: booking,
            provider: provider,
            service: service,
            notified: try await notified(booking, of: service, in: connection),
            preferences: try await preferences(for: booking, tellingMembersAt: now, in: connection)
        )
    }

    private func preferences(
        for booking: Booking,
        tellingMembersAt now: Instant?,
        in connection: any SQLConnection
    ) async throws -> MessagePreferences {
        let chosen = choices.reading(booking.provider, booking.service)
        guard let now, let provider = booking.id.provider else { return try await connection.run(chosen).preferences }
        // In one trip: the transaction of a booking waits for it.
        let (found, told) = try await connection.run(chosen, browsers.reading(provider, at: now, limit: 1))
        var preferences = found.preferences
        if !told.isEmpty { preferences.memberChannels = [.push] }
        return preferences
    }

    private func known(
        _ provider: Provider?,
        _ service: Service?,
        of booking: Booking,
        in connection: any SQLConnection
    ) async throws -> (Provider, Service) {
        if let provider, let service { return (provider, service) }
        return try await connection.run(
            providers.finding(booking.provider),
            services.finding(booking.service, of: booking.provider)
        )
    }

    /// The booking as the planner and the judge look at it.
    func notified(
        _ booking: Booking,
        of service: Service,
        in connection: any SQLConnection
    ) async throws -> NotifiedBooking {
        NotifiedBooking(
            status: booking.status,
            awaited: try await awaited(by: booking, of: service, in: connection),
            startAt: booking.startAt,
            endAt: booking.endAt,
            expiresAt: booking.expiresAt
        )
    }

    private func awaited(
        by booking: Booking,
        of service: Service,
        in connection: any SQLConnection
    ) async throws -> NotifiedBooking.Awaited? {
        guard booking.status == .pending || booking.cancellation == .expiry else { return nil }
        guard service.requiresApproval else { return booking.prepayment > 0 ? .payment : nil }
        // Approving what is paid ahead asks for the payment, so one that is there says that it was approved.
        // Nobody can have approved it at its first revision, so its payments need not be read.
        guard booking.prepayment > 0, booking.revision > 1 else { return .approval }
        return try await payments.list(of: booking.id, in: connection).isEmpty ? .approval : .payment
    }
}
