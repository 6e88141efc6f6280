package import BookableAPI
package import Bookings
package import CalendarSync
package import CivilTime
package import Hummingbird
package import Marketplace
package import Notifications
package import Payments
package import SQL

/// The pages on which clients book and manage their bookings.
package struct PageRoutes: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let desk: BookingDesk
    let calendars: CalendarCache

    /// Lets clients wait for a place; `nil` if offers cannot be mailed.
    let waitlist: WaitlistDesk?

    /// Where pages are kept that are answered before the router.
    let kept: KeptAnswers

    /// Where it is noted what clients ask for.
    let demand: DemandLog
    let curves: PolicyCurves
    let stripePayments: StripePayments?

    /// Looks at calendars before something is booked; `nil` if the server links none.
    let calendarChecks: CalendarChecks?

    /// Counts a booking that somebody asks for; throws for one too many.
    let admit: Admission

    /// Counts so many bookings more that were made by one request.
    let charge: Charge

    /// Whether clients can be led to a page of Stripe's.
    let offersCheckout: Bool

    /// Knows the links in mails that lead to bookings; `nil` if there are none.
    let links: ReminderLinkSigner?

    /// The public URL of the server; `nil` if it is not configured.
    let publicURL: String?

    /// The VAPID key with which browsers subscribe to push messages; `nil` if the server sends them none.
    let pushKey: String?
    let pushDesk: PushSubscriptionDesk

    /// Takes requests for links to a client's bookings; `nil` if the server sends no mail.
    let clientLinks: ClientLinkRequests?

    /// Which uploaded documents are accepted.
    let documents: DocumentRules
    let uploads: DocumentUploadLimiter
    let reviewRates: ReviewRateLimiter

    /// Act in the transactions that change bookings.
    let observers: [any BookingObserver]

    /// Whether providers can be listed, and when listings are found.
    let marketplace: MarketplaceRules

    /// All listed providers; `nil` if nobody can search.
    let search: SearchIndex?

    /// Whether cookies are sent over TLS only.
    let usesTLS: Bool

    /// Whether the start page says that this is a demo, and leads into its console.
    let showsDemo: Bool
    private let policies = PolicyDescriptions()

    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        desk: BookingDesk,
        calendars: CalendarCache,
        waitlist: WaitlistDesk? = nil,
        kept: KeptAnswers = KeptAnswers(),
        demand: DemandLog,
        curves: PolicyCurves,
        stripePayments: StripePayments?,
        calendarChecks: CalendarChecks?,
        admit: @escaping Admission,
        charge: @escaping Charge,
        offersCheckout: Bool,
        links: ReminderLinkSigner?,
        publicURL: String?,
        pushKey: String?,
        pushDesk: PushSubscriptionDesk,
        clientLinks: ClientLinkRequests? = nil,
        documents: DocumentRules = DocumentRules(),
        uploads: DocumentUploadLimiter = DocumentUploadLimiter(),
        reviewRates: ReviewRateLimiter = ReviewRateLimiter(),
        observers: [any BookingObserver] = [],
        marketplace: MarketplaceRules = MarketplaceRules(),
        search: SearchIndex? = nil,
        usesTLS: Bool = true,
        showsDemo: Bool = false
    ) {
        self.database = database
        self.zones = zones
        self.desk = desk
        self.calendars = calendars
        self.waitlist = waitlist
        self.kept = kept
        self.demand = demand
        self.curves = curves
        self.stripePayments = stripePayments
        self.calendarChecks = calendarChecks
        self.admit = admit
        self.charge = charge
        self.offersCheckout = offersCheckout
        self.links = links
        self.publicURL = publicURL
        self.pushKey = pushKey
        self.pushDesk = pushDesk
        self.clientLinks = clientLinks
        self.documents = documents
        self.uploads = uploads
        self.reviewRates = reviewRates
        self.observers = observers
        self.marketplace = marketplace
        self.search = search
        self.usesTLS = usesTLS
        self.showsDemo = showsDemo
    }

    /// Counts what a client at an address asks for at an instant.
    package typealias Admission = @Sendable (ClientDetails, ClientAddress, Instant) throws -> Void

    /// Counts so many bookings of a client at an address at an instant.
    package typealias Charge = @Sendable (Int, ClientDetails, ClientAddress, Instant) -> Void

    /// Adds the pages to a router that has all other routes, which come first.
    package func addRoutes(to router: Router<APIContext>) {
        let reader = OfferReader(zones: zones, policies: policies)
        let policyReader = PolicyReader(database: database, curves: curves)
        PageAssets.stylesheet.addRoutes(to: router)
        PageAssets.frameScript.addRoutes(to: router)
        PageAssets.addEmbedding(to: router)
        ReferencePages().addRoutes(to: router)
        AccentStylesheet.addRoutes(to: router)
        LogoPages(database: database, zones: zones).addRoutes(to: router)
        PageAssets.bookingScript.addRoutes(to: router)
        PageAssets.monthScript.addRoutes(to: router)
        router.get("paid") { request, context in
            let visit = PageRequest(request, context).visit(Address("paid"))
            return Response(page: ThanksView().bytes(for: visit), for: visit)
        }
        BrowsingPages(
            database: database,
            reader: reader,
            calendars: calendars,
            answered: kept,
            demand: demand,
            listings: ListingDesk(zones: zones, rules: marketplace),
            search: marketplace.isOpen ? search : nil,
            findsBookings: clientLinks != nil,
            letsWait: waitlist != nil,
            showsDemo: showsDemo,
            publicURL: publicURL
        )
        .addRoutes(to: router)
        if marketplace.isOpen {
            PhotoPages(database: database, desk: PhotoDesk(rules: marketplace)).addRoutes(to: router)
        }
        if let search, marketplace.isOpen {
            SearchPages(index: search).addRoutes(to: router)
            if let publicURL { SitemapPages(index: search, publicURL: publicURL).addRoutes(to: router) }
        }
        if let publicURL {
            QRCodePages(database: database, reader: reader, publicURL: publicURL).addRoutes(to: router)
        }
        FormPages(
            database: database,
            calendars: calendars,
            reader: reader,
            policies: policyReader,
            desk: desk,
            stripePayments: stripePayments,
            calendarChecks: calendarChecks,
            demand: demand,
            admit: admit,
            charge: charge,
            offersCheckout: offersCheckout
        )
        .addRoutes(to: router)
        if let waitlist {
            WaitlistPages(
                database: database,
                reader: reader,
                policies: policyReader,
                desk: waitlist,
                stripePayments: stripePayments,
                admit: admit,
                offersCheckout: offersCheckout
            )
            .addRoutes(to: router)
        }
        addManagingRoutes(to: router, reader, policyReader)
    }

    private func addManagingRoutes(
        to router: Router<APIContext>,
        _ reader: OfferReader,
        _ policyReader: PolicyReader
    ) {
        let bookings = OwnBookingPages(
            database: database,
            opener: BookingOpener(links: links),
            reader: OwnBookingReader(offers: reader),
            policies: policyReader,
            desk: desk,
            publishing: PublishingDesk(zones: zones),
            stripePayments: stripePayments,
            calendarChecks: calendarChecks,
            pushKey: pushKey,
            documents: documents,
            takesReviews: marketplace.isOpen
        )
        bookings.addRoutes(to: router)
        if pushKey != nil {
            NotificationPages(database: database, bookings: bookings, desk: pushDesk).addRoutes(to: router)
        }
        if marketplace.isOpen {
            OwnReviewPages(bookings: bookings, limiter: reviewRates, observers: observers).addRoutes(to: router)
            ReportReviewPages(database: database, reader: reader, limiter: reviewRates).addRoutes(to: router)
        }
        OwnDocumentPages(bookings: bookings, rules: documents, uploads: uploads).addRoutes(to: router)
        DocumentTicketPages(database: database, rules: documents).addRoutes(to: router)
        BookingListPages(
            database: database,
            zones: zones,
            desk: desk,
            requests: clientLinks,
            links: links,
            cookie: SessionCookie(usesTLS: usesTLS, use: .clientBookings)
        )
        .addRoutes(to: router)
        MovingPages(bookings: bookings, loader: CalendarLoader(zones: zones)).addRoutes(to: router)
    }

    /// How problems are told to those who look at pages.
    package static let problems = ProblemPages { problem, request, context in
        let view = ProblemView(problem: ProblemView.Problem(problem))
        let visit = PageRequest(request, context).visit(.root)
        var response = Response(page: view.bytes(for: visit), status: problem.code.status, for: visit, isSecret: true)
        for field in problem.headers { response.headers[field.name] = field.value }
        return response
    }
}

extension ProblemView.Problem {
    init(_ error: APIError) {
        switch error.code {
        case .forbidden: self = .refusedSource
        case .tooManyRequests, .tooManyAtOnce, .overloaded: self = .tooMany
        case .bodyTooLarge: self = .tooLarge(limit: nil)
        default: self = error.code.status.kind == .serverError ? .failed : .notFound
        }
    }
}
