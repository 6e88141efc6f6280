import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import Marketplace
import SQL

/// Listings and reviews on which operators decide.
struct ModerationPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let listings: ListingDesk
    private let desk = ModerationDesk()
    private let reviews = ReviewDesk()
    private let offers: OfferReader

    init(database: any SQLDatabase, gate: ConsoleGate, listings: ListingDesk) {
        self.database = database
        self.gate = gate
        self.listings = listings
        offers = OfferReader(zones: gate.zones, policies: PolicyDescriptions())
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/account/marketplace") { try await show(PageRequest($0, $1)) }
        router.post("console/account/listings/{listing}/{decision}") { try await decideOnListing(PageRequest($0, $1)) }
        router.post("console/account/reviews/{review}/{decision}") { try await decideOnReview(PageRequest($0, $1)) }
    }

    static let address = Address("console", "account", "marketplace")

    /// How many of each one page has; the others follow once these are decided.
    private static let maximumCount = 20

    /// For administrators alone; to others the page does not exist.
    private func open(_ request: PageRequest, _ page: (Member) async throws -> Response) async throws -> Response {
        try await gate.open(request) { visitor in
            guard let member = visitor.members.first(where: { $0.role.may(.operate) }) else {
                throw PageRequest.notFound
            }
            return try await page(member)
        }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await open(request) { member in
            let (waiting, reported) = try await database.transaction(.read, by: member.requester, at: request.now) {
                transaction in
                let found = try await listings.awaiting(after: nil, limit: Self.maximumCount, in: transaction)
                var waiting: [ModerationView.Waiting] = []
                for listing in found {
                    waiting.append(try await read(listing, in: transaction))
                }
                return (waiting, try await desk.queue(after: nil, limit: Self.maximumCount, in: transaction))
            }
            let view = ModerationView(
                listings: waiting,
                reviews: reported,
                zone: try gate.zones.zone(named: "UTC"),
                news: ModerationView.News(rawValue: request.query["news"])
            )
            let visit = request.visit(Self.address)
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    /// A listing with the names that are approved with it.
    private func read(_ listing: Listing, in transaction: Transaction) async throws -> ModerationView.Waiting {
        let (provider, services) = try await offers.offers(of: listing.provider, in: transaction)
        return ModerationView.Waiting(
            listing: listing,
            provider: provider.name,
            services: services.map(\.name),
            revision: FormRevision.make(
                [ListingForm.revision(of: listing), provider.name]
                    + listing.photos.flatMap { [$0.id.rawValue, $0.alternativeText] }
                    + services.flatMap { [$0.name, $0.description] }
            )
        )
    }

    private struct Changed: Error {}

    private func decideOnListing(_ request: PageRequest) async throws -> Response {
        try await open(request) { member in
            let fields = try await request.form().fields
            guard let id = ProviderID(rawValue: request.part("listing")),
                let verdict = verdict(request.part("decision"), fields, at: request.now)
            else { return back(request, .reasonMissing) }
            return try await decide(member, request, of: id, subject: id.rawValue) { transaction in
                let listing = try await listings.find(id, publicly: false, in: transaction)
                let shown = try await read(listing, in: transaction)
                guard shown.revision == fields["revision"] else { throw Changed() }
                _ = try await listings.decide(verdict, on: id, in: transaction)
            }
        }
    }

    private func verdict(_ decision: String, _ fields: FormFields, at now: Instant) -> Listing.Verdict? {
        switch decision {
        case "approve": .approved(at: now)
        case "decline":
            TypedText.fit(fields["reason"], upTo: Review.longestReason).map { .declined(reason: $0) }
        default: nil
        }
    }

    private func decideOnReview(_ request: PageRequest) async throws -> Response {
        try await open(request) { member in
            let fields = try await request.form().fields
            guard let id = ReviewID(rawValue: request.part("review")), let provider = id.provider else {
                throw PageRequest.notFound
            }
            let isHidden = request.part("decision") == "hide"
            let reason = TypedText.fit(fields["reason"], upTo: Review.longestReason)
            guard isHidden || request.part("decision") == "keep" else { throw PageRequest.notFound }
            if isHidden, reason == nil { return back(request, .reasonMissing) }
            return try await decide(member, request, of: provider, subject: id.rawValue) { transaction in
                let review = try await reviews.find(id, publicly: false, in: transaction)
                guard String(review.revision) == fields["revision"] else { throw Changed() }
                if isHidden, let reason {
                    _ = try await desk.hide(id, because: reason, in: transaction)
                } else {
                    _ = try await desk.keep(id, in: transaction)
                }
            }
        }
    }

    /// Decides on what the page showed, and records that.
    private func decide(
        _ member: Member,
        _ request: PageRequest,
        of provider: ProviderID,
        subject: String,
        _ decision: (Transaction) async throws -> Void
    ) async throws -> Response {
        do {
            try await database.transaction(.write, by: member.requester, at: request.now) { transaction in
                try await transaction.lock(provider)
                try await decision(transaction)
                var access = AuditedAccess(
                    .change,
                    "POST \(request.context.endpointPath ?? "")",
                    of: provider,
                    subjects: subject == provider.rawValue ? [subject] : [subject, provider.rawValue]
                )
                access.requestID = request.context.requestID
                try await AuditStore().record(access, in: transaction)
            }
            return back(request, .decided)
        } catch is Changed {
            return back(request, .changed)
        }
    }

    private func back(_ request: PageRequest, _ news: ModerationView.News) -> Response {
        let next = Self.address.with("news", news.rawValue)
        return .leading(to: request.visit(next).link(next).text)
    }
}
