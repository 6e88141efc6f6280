import Bookings
import CivilTime
import Marketplace
import SQL
import Scheduling

/// Lists providers of the demo, with sessions of the weeks before and what clients say of them.
struct DemoMarketplace {
    let zones: ZoneDirectory
    let desk: BookingDesk
    private let reviews = ReviewDesk()

    init(zones: ZoneDirectory, desk: BookingDesk) {
        self.zones = zones
        self.desk = desk
    }

    /// Writes the listing of a provider, if the demo has one.
    func list(_ provider: Provider, in transaction: Transaction) async throws {
        guard let demo = DemoListing.all[provider.id.rawValue] else { return }
        var draft = ListingDraft()
        draft.slug = ListingSlug(rawValue: demo.slug)
        draft.texts = demo.texts.mapValues { ListingText(headline: $0.headline, description: $0.description) }
        draft.categories = [CategoryID(rawValue: demo.category)].compactMap(\.self)
        draft.languages = demo.languages
        draft.place.address = demo.address
        draft.place.position = demo.coordinates.flatMap { Position($0) }
        draft.place.travelRadiusInMeters = demo.travelRadiusInKilometers.map { $0 * 1_000 }
        draft.place.isOnline = demo.isOnline
        draft.isPublished = true
        let listings = ListingDesk(zones: zones, rules: MarketplaceRules())
        _ = try await listings.put(draft, of: provider.id, isApproved: true, in: transaction)
    }

    /// Books sessions of a service in the weeks before, which took place, and reviews them.
    func review(_ service: Service, of provider: Provider, in transaction: Transaction) async throws {
        guard let demo = DemoListing.all[provider.id.rawValue], !demo.reviews.isEmpty else { return }
        let starts = try await pastStarts(of: service, demo.reviews.count, in: transaction)
        for (review, start) in zip(demo.reviews, starts) {
            let request = BookingRequest(
                provider: provider.id,
                service: service.id,
                startAt: start,
                client: ClientDetails(name: review.name, email: "guest@example.org")
            )
            let booker = Transaction(by: .anonymous, at: start - 3 * 86_400, on: transaction.connection)
            guard case .booked(let booking, _, _) = try await desk.book(request, in: booker) else { continue }
            try await write(review, of: booking, in: transaction)
        }
    }

    private func write(_ review: DemoReview, of booking: Booking, in transaction: Transaction) async throws {
        let (connection, end) = (transaction.connection, booking.endAt)
        _ = try await desk.complete(booking.id, in: Transaction(by: .system, at: end, on: connection))
        let written = try await reviews.write(
            ReviewDraft(stars: review.stars, text: review.text, isNamed: true),
            of: booking.id,
            shownBy: .mailedLink,
            in: Transaction(by: .client(booking.id), at: end + 7_200, on: connection)
        )
        guard let reply = review.reply else { return }
        let answer = Transaction(by: .system, at: end + 10_800, on: connection)
        _ = try await reviews.reply(reply, to: written.id, in: answer)
    }

    /// Starts of the three weeks before, one on each of so many days.
    private func pastStarts(of service: Service, _ count: Int, in transaction: Transaction) async throws -> [Instant] {
        let (connection, now) = (transaction.connection, transaction.now)
        let (first, last) = (now - 21 * 86_400, now - 86_400)
        let loader = CalendarLoader(zones: zones)
        let offered = try await loader.offered(of: service.id, of: service.provider, in: connection)
        let asOf = first - 3 * 86_400
        let calendar = try await loader.load(offered, first: first, last: last, at: asOf, in: connection)
        let slots = calendar.calendar.slots(
            calendar.rules,
            now: asOf.secondsSince1970,
            in: SlotRange(from: .instant(first.secondsSince1970), to: .instant(last.secondsSince1970))
        )
        var starts: [Instant] = []
        for slot in slots where starts.last.map({ slot - $0.secondsSince1970 >= 86_400 }) ?? true {
            starts.append(Instant(slot))
        }
        return Array(starts.prefix(count))
    }
}
