import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import JSONEncoding
import Localization
import Marketplace
import NIOCore
import Scheduling
import SQL

/// Where a visit begins: who can be booked, for what, and when.
struct BrowsingPages: Sendable {
    let database: any SQLDatabase
    let reader: OfferReader
    let calendars: CalendarCache
    let listings: ListingDesk

    /// All listed providers; `nil` if nobody can search.
    let search: SearchIndex?

    /// Whether clients can find their bookings by their e-mail address.
    let findsBookings: Bool

    /// Whether clients can wait for a place.
    let letsWait: Bool
    let showsDemo: Bool

    /// With which addresses begin that others are told; `nil` if it is not configured.
    let publicURL: String?
    private let kept = KeptPages()
    private let offers = KeptOffers()
    private let reviews = ReviewDesk()

    /// Pages that are answered before the router from now on.
    private let answered: KeptAnswers

    /// Where it is noted what clients look at.
    private let demand: DemandLog

    init(
        database: any SQLDatabase,
        reader: OfferReader,
        calendars: CalendarCache,
        answered: KeptAnswers,
        demand: DemandLog,
        listings: ListingDesk,
        search: SearchIndex?,
        findsBookings: Bool,
        letsWait: Bool,
        showsDemo: Bool,
        publicURL: String?
    ) {
        self.database = database
        self.reader = reader
        self.calendars = calendars
        self.answered = answered
        self.demand = demand
        self.listings = listings
        self.search = search
        self.findsBookings = findsBookings
        self.letsWait = letsWait
        self.showsDemo = showsDemo
        self.publicURL = publicURL
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("/") { try await home(PageRequest($0, $1)) }
        router.get("{provider}") { try await provider(PageRequest($0, $1)) }
        router.get("{provider}/{service}") { try await service(PageRequest($0, $1)) }
        router.get("{provider}/{service}/zone") { try await zone(PageRequest($0, $1)) }
    }

    private func home(_ request: PageRequest) async throws -> Response {
        let cursor = ProviderID(rawValue: request.query["after"])
        let found = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await reader.providers(after: cursor, in: $0)
        }
        let shown = found.prefix(OfferReader.pageSize)
        let view = HomeView(
            entries: shown.map { provider, services in
                HomeView.Entry(name: provider.name, services: services, address: Address(Slug.text(of: provider.id)))
            },
            next: found.count > shown.count ? Address.root.with("after", shown.last?.0.id.rawValue) : nil,
            findsBookings: findsBookings,
            findsProviders: search.map { $0.count > 0 } ?? false,
            showsDemo: showsDemo
        )
        let visit = request.visit(Address.root.with("after", cursor?.rawValue))
        return Response(page: view.bytes(for: visit), for: visit)
    }

    private func provider(_ request: PageRequest) async throws -> Response {
        if let slug = ListingSlug(rawValue: request.part("provider")) { return try await listing(slug, request) }
        let id = try request.provider()
        return try await provider(id, at: Address(Slug.text(of: id)), request)
    }

    /// The page of a listed provider, or the way from an address that it had to that of now.
    private func listing(_ slug: ListingSlug, _ request: PageRequest) async throws -> Response {
        let found = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await listings.resolve(slug, in: $0)
        }
        guard let (listing, isCurrent) = found else { throw PageRequest.notFound }
        let address = Address(listing.slug.rawValue)
        guard isCurrent else {
            let language = Language(tag: request.query["lang"])?.tag
            return .moved(to: address.with("lang", language))
        }
        return try await provider(listing.provider, at: address, listedAs: listing, request)
    }

    private func provider(
        _ id: ProviderID,
        at here: Address,
        listedAs listing: Listing? = nil,
        _ request: PageRequest
    ) async throws -> Response {
        let cursor = ReviewID(rawValue: request.query["reviews"]).flatMap { $0.provider == id ? $0 : nil }
        let found = try await database.transaction(.read, by: .anonymous, at: request.now) { transaction in
            (
                offers: try await reader.offers(of: id, in: transaction),
                reviews: try await shownReviews(of: id, after: cursor, in: transaction),
                photos: try await shownPhotos(of: id, listing, in: transaction)
            )
        }
        var (provider, services) = found.offers
        let (texts, language) = (try provider.pages.texts(), request.language())
        for index in services.indices { services[index].take(texts.service(services[index].id, in: language.tag)) }
        let zone = try reader.zones.zone(named: provider.timeZone)
        let address = Address(Slug.text(of: id))
        var visit = request.visit(here, of: provider)
        visit.zone = request.zone(besides: zone, in: reader.zones)
        var view = ProviderView(
            name: provider.name,
            description: listing?.description(in: language.tag) ?? texts.description(in: language.tag),
            place: listing?.place.address,
            photos: found.photos.map { PhotoView(photo: $0, provider: id) },
            services: services.map { service in
                ServiceSummary(
                    name: service.name,
                    description: service.description,
                    provider: provider.name,
                    price: service.price,
                    durationMinutes: service.timing.durationMinutes,
                    address: address.appending(Slug.text(of: service.id)),
                    providerAddress: address
                )
            },
            zoneName: visit.language.zoneName(zone, at: request.now.secondsSince1970),
            reviews: found.reviews.map { rating, reviews in
                let shown = reviews.prefix(Self.reviewCount)
                return ReviewsView(
                    rating: rating,
                    reviews: Array(shown),
                    provider: provider.name,
                    zone: zone,
                    next: reviews.count > shown.count ? here.with("reviews", shown.last?.id.rawValue) : nil
                )
            }
        )
        if let listing { view.metadata = try metadata(of: listing, view, visit) }
        return Response(page: view.bytes(for: visit), for: visit)
    }

    private func metadata(of listing: Listing, _ view: ProviderView, _ visit: Visit) throws -> PageMetadata {
        let tag = visit.language.tag
        let description = listing.texts[tag]?.headline ?? view.description?.text
        let url = publicURL.map { $0 + Address(listing.slug.rawValue).text }
        var metadata = PageMetadata(title: view.name, description: description, url: url)
        guard let publicURL else { return metadata }
        metadata.image = (view.photos.first?.largest ?? visit.logo).map { publicURL + $0.text }
        let document = StructuredListing(
            listing: listing,
            name: view.name,
            description: description,
            services: view.services,
            rating: view.reviews?.rating ?? Rating(),
            publicURL: publicURL,
            logo: visit.logo,
            photos: view.photos.map(\.largest)
        )
        metadata.structuredData = try SortedJSON.text(of: document)
        return metadata
    }

    /// The page of the provider itself shows the same photos as that of its listing.
    private func shownPhotos(
        of id: ProviderID,
        _ listing: Listing?,
        in transaction: Transaction
    ) async throws -> [ListingPhoto] {
        if let listing { return listing.photos }
        return try await listings.shown(id, in: transaction)?.photos ?? []
    }

    /// Reviews on one page; one more is read, to know whether there are others.
    private static let reviewCount = 10

    /// `nil` if the server has no marketplace.
    private func shownReviews(
        of id: ProviderID,
        after cursor: ReviewID?,
        in transaction: Transaction
    ) async throws -> (Rating, [Review])? {
        guard listings.rules.isOpen else { return nil }
        return (
            try await reviews.rating(of: id, in: transaction),
            try await reviews.list(of: id, after: cursor, limit: Self.reviewCount + 1, in: transaction)
        )
    }

    private func offer(_ request: PageRequest) async throws -> Offer {
        let provider = try request.provider()
        let service = try request.service(of: provider)
        return try await read(service, of: provider, request).inWords(of: request.language())
    }

    private func read(_ service: ServiceID, of provider: ProviderID, _ request: PageRequest) async throws -> Offer {
        try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await reader.offer(of: service, of: provider, in: $0)
        }
    }

    /// Where another zone is chosen: a page of its own, since the list of zones is longer than the month with its times.
    private func zone(_ request: PageRequest) async throws -> Response {
        var offer = try await offer(request)
        offer.seats = offer.seats(asked: request.query["seats"])
        var visit = request.visit(offer.address.appending("zone"), of: offer.provider)
        visit.zone = request.zone(besides: offer.zone, in: reader.zones)
        let view = ZoneView(
            service: offer.summary,
            place: offer.zone,
            zones: try reader.zones.namesOfPlaces(),
            kept: Self.kept(request.query) + (offer.seatsText.map { [("seats", $0)] } ?? []),
            now: request.now
        )
        return Response(page: view.bytes(for: visit), for: visit)
    }

    /// The day or the month that was shown, which a form passes on.
    private static func kept(_ query: FormFields) -> [(name: String, value: String)] {
        ["day", "month"].filter { CivilDate(query[$0] + ($0 == "day" ? "" : "-01")) != nil }.map { ($0, query[$0]) }
    }

    // MARK: The month

    /// The page on which most visits begin, which is kept while nothing changes.
    private func service(_ request: PageRequest) async throws -> Response {
        let provider = try request.provider()
        let service = try request.service(of: provider)
        let name = Self.name(of: request)
        let known = kept.entry(of: name)
        // Before anything else is read: what is read then is at least as new as these calendars.
        var areCurrent = false
        if let known { areCurrent = try await isCurrent(known.uses, service, provider, request) }
        if areCurrent, let page = known?.page, request.now < page.validUntil, case .page(let headers) = page.form {
            answered.keep(page, for: Self.directName(of: request))
            for look in page.looks { look.note(to: demand, at: request.now) }
            return .page(page.answer, headers: headers, to: request.request)
        }
        let used = UsedCalendars()
        let (choice, view, visit) = try await month(request, used)
        let look = used.look(for: service, of: provider, choice, request.query)
        look?.note(to: demand, at: request.now)
        let bytes = view.bytes(for: visit)
        let answer = EncodedAnswer(ByteBuffer(bytes: bytes), type: "text/html; charset=utf-8")
        let headers = Response.pageHeaders(for: visit)
        var page: KeptAnswers.Entry?
        if areCurrent, let known, used.areThose(of: known.uses), let rules = used.uses.first?.calendar?.rules,
            let end = choice.validity(rules, at: request.now)
        {
            page = KeptAnswers.Entry(
                parts: used.uses,
                looks: [look].compactMap(\.self),
                answer: answer,
                form: .page(headers),
                route: request.context.endpointPath ?? "none",
                validUntil: end
            )
        }
        if let page { answered.keep(page, for: Self.directName(of: request)) }
        kept.keep(KeptPages.Entry(uses: used.uses, page: page), of: name, length: bytes.count)
        return .page(answer, headers: headers, to: request.request)
    }

    /// All of a request that the page depends on.
    private static func name(of request: PageRequest) -> String {
        let query = ["month", "day", "zone", "lang", "embed", "seats"].map { request.query[$0] }
        let reader = request.reader()
        let texts = [reader.language.tag, "\(reader.hourCycle)"]
        let parts = [request.part("provider"), request.part("service")] + texts + query
        return parts.joined(separator: "\n")
    }

    /// The name under which it is answered before the router.
    private static func directName(of request: PageRequest) -> String {
        let languages = request.request.headers[.acceptLanguage]
        return KeptAnswers.pageName(request.request.uri.string, acceptLanguage: languages)
    }

    /// Whether the calendars that a page was made from are still those of today.
    private func isCurrent(
        _ uses: [KeptAnswers.Part],
        _ service: ServiceID,
        _ provider: ProviderID,
        _ request: PageRequest
    ) async throws -> Bool {
        for use in uses {
            guard let calendar = use.calendar else { return false }
            let current = try await calendars.calendar(of: service, of: provider, starts: use.starts, at: request.now)
            guard current === calendar else { return false }
        }
        return true
    }

    private func month(
        _ request: PageRequest,
        _ used: UsedCalendars
    ) async throws -> (TimeChoice, ServiceView, Visit) {
        let (provider, service) = (try request.provider(), try request.service(of: request.provider()))
        let known = offers.known(service, of: provider, calendars, at: request.now)
        let found: Offer
        if let offer = known.offer {
            found = offer
        } else {
            found = try await read(service, of: provider, request)
        }
        var offer = try found.inWords(of: request.language())
        offer.seats = offer.seats(asked: request.query["seats"])
        let zone = request.zone(besides: offer.zone, in: reader.zones)
        let finder = TimeFinder(offer: offer, now: request.now, readerZone: zone, showsPrices: true) { starts in
            let offered = try await calendars.calendar(of: service, of: provider, starts: starts, at: request.now)
            used.add(KeptAnswers.Part(offered, of: service, of: provider, starts: starts))
            return offered.slots
        }
        defer { offers.keep(found, known, used: used.uses.first) }
        var choice = try await finder.choice(
            request.query,
            at: offer.address.with("seats", offer.seatsText),
            leadingTo: offer.address.appending("book").with("seats", offer.seatsText)
        )
        choice.zoneChooser = choice.here(
            request.query,
            at: offer.address.appending("zone").with("seats", offer.seatsText)
        )
        // Entries are for one place each.
        if letsWait, offer.seats == 1, !offer.service.isArchived {
            choice.waiting = offer.address.appending("wait").with("month", String(choice.month.description.prefix(7)))
        }
        var visit = request.visit(choice.here(request.query), of: offer.provider)
        visit.zone = zone
        visit.script = PageAssets.monthScript.address
        let seats = SeatChoice(offer, kept: Self.kept(request.query))
        return (choice, ServiceView(service: offer.summary, choice: choice, seats: seats), visit)
    }
}

extension TimeChoice {
    /// The address of the choice as it is shown, without a language.
    func here(_ query: FormFields) -> Address { here(query, at: address) }

    /// The same at another page, which passes it on.
    func here(_ query: FormFields, at address: Address) -> Address {
        if let day = CivilDate(query["day"]) { return address.with("day", day.description) }
        if !query["month"].isEmpty { return address.with("month", String(month.description.prefix(7))) }
        return address
    }
}
