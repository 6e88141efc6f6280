import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import Localization
import Scheduling
import SQL

/// Where a visit begins: who can be booked, for what, and when.
struct BrowsingPages: Sendable {
    let database: any SQLDatabase
    let reader: OfferReader
    let calendars: CalendarCache

    /// Whether clients can find their bookings by their e-mail address.
    let findsBookings: Bool
    let showsDemo: Bool

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("/") { try await home(PageRequest($0, $1)) }
        router.get("{provider}") { try await provider(PageRequest($0, $1)) }
        router.get("{provider}/{service}") { try await service(PageRequest($0, $1)) }
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
            showsDemo: showsDemo
        )
        let visit = request.visit(Address.root.with("after", cursor?.rawValue))
        return Response(page: view.bytes(for: visit), for: visit)
    }

    private func provider(_ request: PageRequest) async throws -> Response {
        let id = try request.provider()
        var (provider, services) = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await reader.offers(of: id, in: $0)
        }
        let (texts, language) = (try provider.pages.texts(), request.language())
        for index in services.indices { services[index].take(texts.service(services[index].id, in: language.tag)) }
        let zone = try reader.zones.zone(named: provider.timeZone)
        let address = Address(Slug.text(of: id))
        let visit = request.visit(address, of: provider)
        let view = ProviderView(
            name: provider.name,
            description: texts.description(in: language.tag),
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
            zoneName: visit.language.zoneName(zone, at: request.now.secondsSince1970)
        )
        return Response(page: view.bytes(for: visit), for: visit)
    }

    private func service(_ request: PageRequest) async throws -> Response {
        let provider = try request.provider()
        let service = try request.service(of: provider)
        let found = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await reader.offer(of: service, of: provider, in: $0)
        }
        let offer = try found.inWords(of: request.language())
        let finder = TimeFinder(offer: offer, now: request.now) { starts in
            let offered = try await calendars.calendar(of: service, of: provider, starts: starts, at: request.now)
            return (offered.calendar, offered.rules)
        }
        let choice = try await finder.choice(
            request.query,
            at: offer.address,
            leadingTo: offer.address.appending("book")
        )
        let visit = request.visit(choice.here(request.query), of: offer.provider)
        let view = ServiceView(service: offer.summary, choice: choice)
        return Response(page: view.bytes(for: visit), for: visit)
    }
}

extension TimeChoice {
    /// The address of the choice as it is shown, without a language.
    func here(_ query: FormFields) -> Address {
        if let day = CivilDate(query["day"]) { return address.with("day", day.description) }
        if !query["month"].isEmpty { return address.with("month", String(month.description.prefix(7))) }
        return address
    }
}
