import Bookings
import CivilTime
import SQL
import Scheduling

/// Reads what search knows of providers from the database.
struct ListedProviderReader: Sendable {
    /// A provider with the words under which it is found.
    struct Found: Sendable {
        let provider: ListedProvider
        let words: [String: WordField]

        /// Of each of its offers.
        let starts: [StartsByDate]
    }

    /// What reading one provider came to.
    struct Reading: Sendable {
        let id: ProviderID

        /// `nil` if the provider is not to be found.
        let found: Found?

        /// When it must be read again even if nothing changes; `nil` for never.
        let validUntil: Instant?
    }

    /// What the database has of one provider.
    struct Loaded: Sendable {
        let id: ProviderID
        let validUntil: Instant?

        /// Works out what searches need, such as the first starts of each service; `nil` if the provider is not to be found.
        fileprivate let prepare: (@Sendable () -> Found)?

        func prepared() -> Reading { Reading(id: id, found: prepare?(), validUntil: validUntil) }
    }

    let zones: ZoneDirectory
    let rules: MarketplaceRules
    private let loader: CalendarLoader
    private let listings = ListingStore()
    private let reviews = ReviewStore()

    /// Hears of providers who cannot be read.
    private let unreadable: @Sendable (ProviderID, any Error) -> Void

    init(
        zones: ZoneDirectory,
        rules: MarketplaceRules,
        unreadable: @escaping @Sendable (ProviderID, any Error) -> Void
    ) {
        self.unreadable = unreadable
        self.zones = zones
        self.rules = rules
        loader = CalendarLoader(zones: zones)
    }

    /// Seconds for which a calendar can be searched at most after it was read, before it is read again.
    static let lifetime: Int64 = 86_400

    /// The same for one provider: between half of it and all of it, so that those who were read at once when the server started are not
    /// all read again at once, while searches wait.
    static func lifetime(of id: ProviderID) -> Int64 {
        // FNV-1a, as Swift's own hashes differ from process to process.
        let hash = id.rawValue.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return lifetime - Int64(hash % UInt64(lifetime / 2))
    }

    /// Seconds after which a provider who could not be read is read again, as a file of its zone may be there by then.
    static let pause: Int64 = 3_600

    /// Seconds for which later pages keep the order of the first one; calendars reach back this far.
    static let memory: Int64 = 7_200

    /// How many days ahead of today can be searched.
    static let furthestDays = 60

    /// The last instant, from `now` on, for which a calendar read at `now` is exact.
    static func horizon(at now: Instant) -> Instant { now + (Int64(furthestDays) + 3) * 86_400 + lifetime }

    /// The listed providers after one, in the order of their ids.
    func listed(after cursor: ProviderID?, limit: Int, in connection: any SQLConnection) async throws -> [ProviderID] {
        try await connection.query(
            """
            SELECT provider_id FROM listings WHERE is_published AND provider_id > \(cursor?.rawValue ?? "")
            ORDER BY provider_id LIMIT \(unsafeRaw: "\(limit)")
            """
        ).map { try $0.decode("provider_id") }
    }

    /// Loads a provider; one whose records make no sense is not found, and does not keep others from being found.
    func load(
        _ id: ProviderID,
        at now: Instant,
        under tree: CategoryTree,
        in connection: any SQLConnection
    ) async throws -> Loaded {
        do {
            return try await find(id, at: now, under: tree, in: connection)
                ?? Loaded(id: id, validUntil: nil, prepare: nil)
        } catch let error as SQLError where error.code != .wrongType {
            // The database did not answer, and would not for the next provider either.
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            unreadable(id, error)
            return Loaded(id: id, validUntil: now + Self.pause, prepare: nil)
        }
    }

    /// `nil` if the provider is not to be found.
    private func find(
        _ id: ProviderID,
        at now: Instant,
        under tree: CategoryTree,
        in connection: any SQLConnection
    ) async throws -> Loaded? {
        guard let listing = try await listings.find(id, in: connection), listing.status(under: rules) == .published
        else { return nil }
        let offers: ProviderOffers
        do {
            offers = try await loader.offers(
                of: id,
                first: now - Self.memory,
                last: Self.horizon(at: now),
                at: now,
                in: connection
            )
        } catch is ScheduleError {
            // Rows that contradict each other offer no slot anywhere; the provider is told when it looks at its hours.
            return nil
        }
        let provider = offers.provider
        let texts = try provider.pages.texts()
        let zone = try zones.zone(named: provider.timeZone)
        let record = try await KeptRecord.read(of: id, at: now, in: connection)
        let rating = try await reviews.rating(of: id, in: connection)
        let validUntil = min(offers.validUntil, now + Self.lifetime(of: id))
        return Loaded(id: id, validUntil: validUntil) {
            let listed = ListedProvider(
                listing,
                name: provider.name,
                zone: zone,
                offers: offers.offers.map { ListedOffer($0, texts: texts) },
                record: record,
                rating: rating,
                validUntil: validUntil
            )
            // Later pages of a search ask as of its first one.
            let basis = (now - Self.memory).secondsSince1970
            return Found(
                provider: listed,
                words: Self.words(of: listing, listed, offers.offers, texts, tree),
                starts: listed.offers.map { StartsByDate($0.slots, in: zone, asOf: basis) }
            )
        }
    }

    private static func words(
        of listing: Listing,
        _ listed: ListedProvider,
        _ offers: [ProviderOffers.Offer],
        _ texts: PageTexts,
        _ tree: CategoryTree
    ) -> [String: WordField] {
        var words: [String: WordField] = [:]
        func add(_ texts: some Sequence<String>, as field: WordField) {
            for text in texts {
                for word in SearchWords.words(of: text) { words[word] = max(words[word] ?? field, field) }
            }
        }
        add([listed.name], as: .name)
        add(listed.headlines.values, as: .subject)
        add(listed.offers.flatMap(\.names), as: .subject)
        // A search for "beauty" also finds "hair", in any language.
        add(listing.categories.flatMap { tree.ancestry(of: $0) }.flatMap(\.names.values), as: .subject)
        add(listing.texts.values.compactMap(\.description), as: .description)
        add(offers.map(\.service.description), as: .description)
        add(
            offers.flatMap { offer in
                texts.entries.values.compactMap { $0.services?[offer.service.id.rawValue]?.description }
            },
            as: .description
        )
        add([listing.place.address].compactMap(\.self), as: .description)
        return words
    }
}
