package import BookableAPI
package import Bookings
package import CivilTime
package import Hummingbird
package import Marketplace
package import SQL

/// The pages on which providers run their practices, for those who are signed in.
package struct ConsoleRoutes: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let options: ConsoleOptions
    let desk: BookingDesk
    let paymentDesk: PaymentDesk
    let serviceDesk: ServiceDesk
    let trials: PolicyTrials
    let photos: PhotoUploads
    let weeks: RuleWeekReader
    let curves: PolicyCurves
    let connections: ConsoleConnections

    /// Whether providers can be listed, and when listings are found.
    let marketplace: MarketplaceRules

    /// Act in the transactions that change bookings.
    let observers: [any BookingObserver]

    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        options: ConsoleOptions,
        desk: BookingDesk,
        paymentDesk: PaymentDesk,
        serviceDesk: ServiceDesk,
        trials: PolicyTrials,
        photos: PhotoUploads,
        weeks: RuleWeekReader,
        curves: PolicyCurves,
        connections: ConsoleConnections,
        marketplace: MarketplaceRules,
        observers: [any BookingObserver]
    ) {
        self.database = database
        self.zones = zones
        self.options = options
        self.desk = desk
        self.paymentDesk = paymentDesk
        self.serviceDesk = serviceDesk
        self.trials = trials
        self.photos = photos
        self.weeks = weeks
        self.curves = curves
        self.connections = connections
        self.marketplace = marketplace
        self.observers = observers
    }

    /// Adds the console to a router; before the pages for clients, whose paths begin with a provider's name.
    package func addRoutes(to router: Router<APIContext>) {
        let gate = ConsoleGate(
            database: database,
            zones: zones,
            cookie: SessionCookie(usesTLS: options.usesTLS),
            hasMarketplace: marketplace.isOpen
        )
        PageAssets.console.addRoutes(to: router)
        AppRoutes().addRoutes(to: router)
        // Shared, since adding somebody sends a link as well.
        let limiter = SignInRateLimiter()
        let party = options.relyingParty
        if let party {
            // Before the links of mails, whose codes stand in the same place.
            PasskeyPages(database: database, gate: gate, party: party, limiter: limiter).addRoutes(to: router)
        }
        SignInPages(database: database, gate: gate, options: options, limiter: limiter).addRoutes(to: router)
        SetupPages(database: database, gate: gate, limiter: limiter).addRoutes(to: router)
        SetupStepPages(
            database: database,
            gate: gate,
            desk: serviceDesk,
            policies: PolicyReader(database: database, curves: curves)
        )
        .addRoutes(to: router)
        AccountPages(database: database, gate: gate, party: party, pushKey: connections.pushKey)
            .addRoutes(to: router)
        if connections.pushKey != nil { MemberBrowserPages(database: database, gate: gate).addRoutes(to: router) }
        PeoplePages(database: database, gate: gate, options: options, limiter: limiter).addRoutes(to: router)
        AuditPages(database: database, gate: gate).addRoutes(to: router)
        AgendaPages(database: database, gate: gate).addRoutes(to: router)
        let bookings = BookingPages(database: database, gate: gate, desk: desk, paymentDesk: paymentDesk)
        bookings.addRoutes(to: router)
        BookingDocumentPages(bookings: bookings).addRoutes(to: router)
        BookingNotePages(bookings: bookings).addRoutes(to: router)
        MoveBookingPages(
            bookings: bookings,
            loader: CalendarLoader(zones: zones),
            calendarChecks: connections.calendarChecks
        )
        .addRoutes(to: router)
        HoursPages(database: database, gate: gate).addRoutes(to: router)
        ServicePages(database: database, gate: gate, desk: serviceDesk, publicURL: options.publicURL)
            .addRoutes(to: router)
        RequirementsPages(database: database, gate: gate, desk: serviceDesk).addRoutes(to: router)
        AppearancePages(database: database, gate: gate, desk: serviceDesk).addRoutes(to: router)
        MoneyPages(database: database, gate: gate, payouts: paymentDesk.payouts).addRoutes(to: router)
        FigurePages(database: database, gate: gate, desk: FigureDesk(zones: zones)).addRoutes(to: router)
        let replays = ReplayPages(database: database, gate: gate, trials: trials)
        replays.addRoutes(to: router)
        PolicyPages(
            database: database,
            gate: gate,
            trials: trials,
            replays: replays,
            services: serviceDesk,
            summaries: PolicyReader(database: database, curves: curves)
        )
        .addRoutes(to: router)
        WalkInPages(database: database, gate: gate, desk: desk, calendarChecks: connections.calendarChecks)
            .addRoutes(to: router)
        addCalendarRoutes(to: router, gate)
        if marketplace.isOpen { addMarketplaceRoutes(to: router, gate) }
        addServerRoutes(to: router, gate)
    }

    private func addServerRoutes(to router: Router<APIContext>, _ gate: ConsoleGate) {
        PolicyVersionPages(database: database, gate: gate).addRoutes(to: router)
        RulePages(database: database, gate: gate, trials: trials, services: serviceDesk, weeks: weeks)
            .addRoutes(to: router)
        AllMoneyPages(database: database, gate: gate, payouts: paymentDesk.payouts).addRoutes(to: router)
        AllFiguresPages(database: database, gate: gate).addRoutes(to: router)
        ServerPages(database: database, gate: gate, connections: connections).addRoutes(to: router)
        ProviderStatePages(
            database: database,
            gate: gate,
            reader: ProviderStateReader(zones: zones, connections: connections)
        )
        .addRoutes(to: router)
        MessagePages(database: database, gate: gate, testMailer: options.testMailer).addRoutes(to: router)
        ClientPages(
            database: database,
            gate: gate,
            observers: observers,
            documentFolder: connections.documentFolder
        )
        .addRoutes(to: router)
        IntegrationPages(database: database, gate: gate, webhooks: connections.webhooks).addRoutes(to: router)
        if let webhooks = connections.webhooks {
            WebhookPages(database: database, gate: gate, desk: webhooks).addRoutes(to: router)
        }
    }

    private func addMarketplaceRoutes(to router: Router<APIContext>, _ gate: ConsoleGate) {
        let listings = ListingDesk(zones: zones, rules: marketplace)
        let pages = ListingPages(database: database, gate: gate, desk: listings)
        pages.addRoutes(to: router)
        ListingPhotoPages(listing: pages, desk: PhotoDesk(rules: marketplace), uploads: photos)
            .addRoutes(to: router)
        ProviderReviewPages(database: database, gate: gate).addRoutes(to: router)
        ModerationPages(database: database, gate: gate, listings: listings).addRoutes(to: router)
    }

    private func addCalendarRoutes(to router: Router<APIContext>, _ gate: ConsoleGate) {
        CalendarPages(
            database: database,
            gate: gate,
            desk: connections.calendarLinks,
            accounts: connections.calendarAccounts
        )
        .addRoutes(to: router)
        NewCalendarPages(gate: gate, desk: connections.calendarLinks).addRoutes(to: router)
        PublishedCalendarPages(gate: gate, publicURL: options.publicURL).addRoutes(to: router)
        if let links = connections.calendarLinks, let accounts = connections.calendarAccounts {
            CalendarAccountPages(database: database, gate: gate, links: links, accounts: accounts)
                .addRoutes(to: router)
        }
    }
}
