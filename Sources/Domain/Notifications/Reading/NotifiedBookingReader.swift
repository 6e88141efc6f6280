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
    private let cache = PreferenceCache()

    init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
    }

    func cause(
        _ id: BookingID,
        at now: Instant,
        tellingMembers: Bool,
        in connection: any SQLConnection
    ) async throws -> MessageCause {
        let booking = try await bookings.find(id, in: connection)
        return try await cause(booking, at: now, tellingMembers: tellingMembers, in: connection)
    }

    /// What messages of `booking` are planned from; reads what is not given.
    ///
    /// With `tellingMembers`, members who are signed in at `now` are told by push.
    func cause(
        _ booking: Booking,
        provider: Provider? = nil,
        service: Service? = nil,
        at now: Instant,
        tellingMembers: Bool,
        in connection: any SQLConnection
    ) async throws -> MessageCause {
        let known = try await known(provider, service, of: booking, at: now, in: connection)
        return MessageCause(
            booking: booking,
            provider: known.provider,
            service: known.service,
            notified: try await notified(booking, of: known.service, in: connection),
            preferences: tellingMembers
                ? try await adding(members: booking, at: now, to: known.preferences, in: connection) : known.preferences
        )
    }

    /// What was chosen, and that members have browsers that are told.
    private func adding(
        members booking: Booking,
        at now: Instant,
        to chosen: MessagePreferences,
        in connection: any SQLConnection
    ) async throws -> MessagePreferences {
        guard let provider = booking.id.provider else { return chosen }
        var preferences = chosen
        let told = try await connection.run(browsers.reading(provider, at: now, limit: 1))
        if !told.isEmpty { preferences.memberChannels = [.push] }
        return preferences
    }

    private func known(
        _ provider: Provider?,
        _ service: Service?,
        of booking: Booking,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> (provider: Provider, service: Service, preferences: MessagePreferences) {
        let choices = choices.reading(booking.provider, booking.service)
        guard let provider, let service else {
            let (provider, service, chosen) = try await connection.run(
                providers.finding(booking.provider),
                services.finding(booking.service, of: booking.provider),
                choices
            )
            return (provider, service, chosen.preferences)
        }
        // It was read, or compared, behind the provider's lock, so its revision is the present one.
        if let kept = cache.preferences(for: service.id, of: provider, at: now) {
            return (provider, service, kept)
        }
        let preferences = try await connection.run(choices).preferences
        cache.keep(preferences, for: service.id, of: provider, at: now)
        return (provider, service, preferences)
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
