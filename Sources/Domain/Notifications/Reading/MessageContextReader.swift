import Bookings
import CivilTime
import SQL

/// Reads what messages are judged by and written from, all of a batch together.
struct MessageContextReader: Sendable {
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let bookings = BookingStore()
    private let messages = MessageStore()
    private let choices = MessageChoiceStore()
    private let consents = MessageConsentStore()
    private let subscriptions = PushSubscriptionStore()
    private let members = MemberBrowserStore()
    private let readings: NotifiedBookingReader

    init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
        readings = NotifiedBookingReader(zones: zones)
    }

    /// The contexts at `now` of the bookings for messages by a channel, by their ids.
    func contexts(
        of ids: Set<BookingID>,
        by channel: Channel,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> [BookingID: MessageContext] {
        let ids = ids.sorted { $0.rawValue < $1.rawValue }
        // In the order of `ids`, as are the lists that follow.
        let found = try await connection.run(ids.map(bookings.finding))
        let siblings = try await messages.list(of: ids, in: connection)
        let reviewed = zip(ids, siblings).filter { $0.1.contains { $0.key.occasion == .reviewWritten } }.map(\.0)
        let reviews = try await connection.run(reviewed, NotifiedReview.reading)
        let moves = try await connection.run(ids.map { bookings.countingMoves(of: $0, in: connection.dialect) })
        // Many bookings of a batch are of few services.
        let offers = found.map { Offer(provider: $0.provider, service: $0.service) }
        let offered = try await connection.run(offers) { services.finding($0.service, of: $0.provider) }
        let chosen = try await connection.run(offers) { choices.reading($0.provider, $0.service) }
        let agreed = channel.needsConsent ? try await connection.run(ids.map(consents.reading)) : []
        let clients = channel == .push ? try await connection.run(ids.map(subscriptions.reading)) : []
        let known = try await connection.run(found.map(\.provider), providers.finding)
        let written = try await connection.run(found.map(\.provider), providers.findingReception)
        let told = try await connection.run(channel == .push ? found.map(\.provider) : []) {
            members.reading($0, at: now)
        }
        var contexts: [BookingID: MessageContext] = [:]
        for (index, booking) in found.enumerated() {
            guard let provider = known[booking.provider], let service = offered[offers[index]],
                let chosen = chosen[offers[index]]
            else { continue }
            var preferences = chosen.preferences
            preferences.agreedChannels = channel.needsConsent ? agreed[index] : []
            let receivers: [Recipient: [PushReceiver]] =
                channel == .push
                ? [.client: clients[index].map(PushReceiver.init), .provider: told[booking.provider] ?? []] : [:]
            if receivers[.provider]?.isEmpty == false { preferences.memberChannels = [.push] }
            contexts[booking.id] = MessageContext(
                booking: booking,
                provider: provider,
                service: service,
                notified: try await readings.notified(booking, of: service, in: connection),
                preferences: preferences,
                siblings: siblings[index],
                consents: preferences.agreedChannels,
                receivers: receivers,
                moves: moves[index],
                review: reviews[booking.id] ?? nil,
                writtenSince: written[booking.provider] ?? nil
            )
        }
        return contexts
    }

    private struct Offer: Hashable {
        let provider: ProviderID
        let service: ServiceID
    }
}

extension SQLConnection {
    /// Runs queries of one kind in one round trip where that is possible, and reads them in their order.
    func run<Result>(_ queries: [SQLQuery<Result>]) async throws -> [Result] {
        guard !queries.isEmpty else { return [] }
        return try zip(queries, await rows(of: queries.map(\.statement))).map { try $0.read($1) }
    }

    /// The answers to the query of each of `keys`, which is run once for those that are equal.
    func run<Key: Hashable, Result>(_ keys: [Key], _ query: (Key) -> SQLQuery<Result>) async throws -> [Key: Result] {
        let keys = Array(Set(keys))
        return Dictionary(uniqueKeysWithValues: zip(keys, try await run(keys.map(query))))
    }
}
