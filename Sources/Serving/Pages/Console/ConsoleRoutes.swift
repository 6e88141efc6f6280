package import BookableAPI
package import Bookings
package import CalendarSync
package import CivilTime
package import Hummingbird
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
    let curves: PolicyCurves

    /// Looks at calendars before something is booked; `nil` if the server links none.
    let calendarChecks: CalendarChecks?

    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        options: ConsoleOptions,
        desk: BookingDesk,
        paymentDesk: PaymentDesk,
        serviceDesk: ServiceDesk,
        trials: PolicyTrials,
        curves: PolicyCurves,
        calendarChecks: CalendarChecks?
    ) {
        self.database = database
        self.zones = zones
        self.options = options
        self.desk = desk
        self.paymentDesk = paymentDesk
        self.serviceDesk = serviceDesk
        self.trials = trials
        self.curves = curves
        self.calendarChecks = calendarChecks
    }

    /// Adds the console to a router; before the pages for clients, whose paths begin with a provider's name.
    package func addRoutes(to router: Router<APIContext>) {
        let gate = ConsoleGate(
            database: database,
            zones: zones,
            cookie: SessionCookie(usesTLS: options.usesTLS)
        )
        PageAssets.console.addRoutes(to: router)
        // Shared, since adding somebody sends a link as well.
        let limiter = SignInRateLimiter()
        SignInPages(database: database, gate: gate, options: options, limiter: limiter).addRoutes(to: router)
        AccountPages(database: database, gate: gate).addRoutes(to: router)
        PeoplePages(database: database, gate: gate, options: options, limiter: limiter).addRoutes(to: router)
        AgendaPages(database: database, gate: gate).addRoutes(to: router)
        let bookings = BookingPages(database: database, gate: gate, desk: desk, paymentDesk: paymentDesk)
        bookings.addRoutes(to: router)
        MoveBookingPages(
            bookings: bookings,
            loader: CalendarLoader(zones: zones),
            calendarChecks: calendarChecks
        )
        .addRoutes(to: router)
        HoursPages(database: database, gate: gate).addRoutes(to: router)
        ServicePages(database: database, gate: gate, desk: serviceDesk).addRoutes(to: router)
        MoneyPages(database: database, gate: gate).addRoutes(to: router)
        PolicyPages(
            database: database,
            gate: gate,
            trials: trials,
            summaries: PolicyReader(database: database, curves: curves)
        )
        .addRoutes(to: router)
        WalkInPages(database: database, gate: gate, desk: desk, calendarChecks: calendarChecks).addRoutes(to: router)
    }
}
