package import Bookings
package import CalendarSync
package import CivilTime
package import Hummingbird
package import Marketplace
package import Notifications
package import Observability
package import Payments
package import SQL
package import Webhooks

/// The routes of the API, behind what every request passes.
package struct APIRoutes: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let configuration: APIConfiguration

    /// Read once for each request, when it is received.
    let clock: @Sendable () -> Instant
    let desk: BookingDesk
    let waitlist: WaitlistDesk

    /// What slots are listed from.
    let calendars: CalendarCache

    /// Answers about slots that were made from them.
    let kept: KeptAnswers

    /// Where it is noted what clients ask for.
    let demand: DemandLog

    /// Answer quotes and evaluations of stored policies.
    let previews: PolicyEvaluators

    /// Try out scripts that nobody answers for.
    let trials: PolicyTrials

    /// How Stripe is reached; `nil` if the server takes no payments, and then `stripePayments` is as well.
    let stripe: StripeAccess?
    let stripePayments: StripePayments?

    /// Act in the transactions that change bookings.
    let observers: [any BookingObserver]

    /// Knows the links that end reminders; `nil` if there are none.
    let reminderLinks: ReminderLinkSigner?
    /// How calendars are linked; `nil` if the server links none.
    let calendarLinks: CalendarLinkAccess?

    /// How others are told of events; `nil` if the server tells nobody.
    let webhooks: WebhookAccess?
    let messages: MessageAccess

    /// All listed providers, in memory.
    let search: SearchIndex

    /// Takes requests for links to a client's bookings; `nil` if the server sends no mail.
    let clientLinks: ClientLinkRequests?
    /// Takes note of the keys that are used.
    let keyUses: KeyUses
    let phase: ServerPhase
    let gate: RequestGate
    let budgets: LogBudgets
    let metrics: ServerMetrics

    /// What is read when somebody asks for `/metrics`.
    let metricSources: [MetricSource]
    private let policies = PolicyDescriptions()

    /// What `Server` says in answers.
    package static let serverName = "bookable"
    let rates: BookingRateLimiter

    /// Counts uploads of documents, by the API and by pages.
    package let uploads = DocumentUploadLimiter()

    /// Counts reports and writings of reviews, by the API and by pages.
    package let reviewRates = ReviewRateLimiter()

    /// Renders photos that are uploaded, by the API and in the console.
    package let photos: PhotoUploads

    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        configuration: APIConfiguration,
        clock: @escaping @Sendable () -> Instant,
        desk: BookingDesk,
        waitlist: WaitlistDesk,
        calendars: CalendarCache,
        kept: KeptAnswers,
        demand: DemandLog,
        previews: PolicyEvaluators,
        trials: PolicyTrials,
        photos: PhotoUploads,
        stripe: StripeAccess?,
        stripePayments: StripePayments?,
        observers: [any BookingObserver],
        reminderLinks: ReminderLinkSigner?,
        calendarLinks: CalendarLinkAccess?,
        webhooks: WebhookAccess?,
        messages: MessageAccess,
        search: SearchIndex,
        clientLinks: ClientLinkRequests?,
        keyUses: KeyUses,
        phase: ServerPhase,
        gate: RequestGate,
        budgets: LogBudgets,
        metrics: ServerMetrics,
        metricSources: [MetricSource]
    ) {
        self.database = database
        self.zones = zones
        self.configuration = configuration
        rates = BookingRateLimiter(configuration.bookingRates)
        self.clock = clock
        self.desk = desk
        self.waitlist = waitlist
        self.calendars = calendars
        self.kept = kept
        self.demand = demand
        self.previews = previews
        self.trials = trials
        self.photos = photos
        self.stripe = stripe
        self.stripePayments = stripePayments
        self.observers = observers
        self.reminderLinks = reminderLinks
        self.calendarLinks = calendarLinks
        self.webhooks = webhooks
        self.messages = messages
        self.search = search
        self.clientLinks = clientLinks
        self.keyUses = keyUses
        self.phase = phase
        self.gate = gate
        self.budgets = budgets
        self.metrics = metrics
        self.metricSources = metricSources
    }

    /// Changes services, on what this server can do for them.
    private var serviceDesk: ServiceDesk {
        ServiceDesk(zones: zones, terms: stripe?.terms, provesAddresses: messages.channels.contains(.email))
    }

    private var readiness: Readiness {
        Readiness(
            database: database,
            migrations: Schema.migrations(for: database.dialect),
            phase: phase,
            deadline: configuration.readinessDeadline
        )
    }

    /// All routes; `clients` finds out where a request comes from, before anything is counted, and `pages` tell people who
    /// look at pages of problems.
    package func makeRouter(
        clients: some RouterMiddleware<APIContext>,
        pages: ProblemPages? = nil
    ) -> Router<APIContext> {
        let router = Router(context: APIContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            RequestIDMiddleware()
            ReceiptMiddleware(clock: clock)
            clients
            RequestMetricsMiddleware(metrics: metrics)
            AccessLogMiddleware(budget: budgets.answers)
            CrossOriginMiddleware(origins: configuration.origins)
            SecurityHeadersMiddleware()
            CompressionMiddleware()
            ProblemMiddleware(metrics: metrics, budgets: budgets, pages: pages)
            ExactPathMiddleware()
            RequestGateMiddleware(gate: gate)
            AuthenticationMiddleware(database: database, uses: keyUses)
            SentFieldsMiddleware(maximumBodySize: configuration.maximumBodySize)
        }
        addRoutes(to: router)
        router.refuseOtherMethods()
        return router
    }

    /// The routes as ``/openapi.json`` describes them.
    func addRoutes(to router: Router<APIContext>) {
        HealthController(readiness: readiness).addRoutes(to: router)
        MetricsController(registry: metrics.registry, access: configuration.metricsAccess, sources: metricSources)
            .addRoutes(to: router)
        OpenAPIController().addRoutes(to: router)
        if let reminderLinks {
            RemindersController(
                database: database,
                zones: zones,
                signer: reminderLinks,
                configuration: configuration
            )
            .addRoutes(to: router)
        }
        let v1 = router.group("v1")
        ProvidersController(
            database: database,
            desk: ProviderDesk(zones: zones, descriptions: policies),
            configuration: configuration
        )
        .addRoutes(to: v1)
        SchedulesController(
            database: database,
            desk: ScheduleDesk(zones: zones),
            providers: ProviderDesk(zones: zones, descriptions: policies),
            warnings: ServiceWarnings(zones: zones),
            configuration: configuration
        )
        .addRoutes(to: v1)
        TimeOffController(database: database, desk: TimeOffDesk(zones: zones), configuration: configuration)
            .addRoutes(to: v1)
        BusyTimesController(database: database, desk: BusyTimeDesk(zones: zones), configuration: configuration)
            .addRoutes(to: v1)
        CalendarsController(database: database, desk: calendarLinks?.desk(zones: zones), configuration: configuration)
            .addRoutes(to: v1)
        addCalendarAccountRoutes(to: v1, root: router)
        PublishedCalendarsController(
            database: database,
            desk: PublishingDesk(zones: zones),
            configuration: configuration
        )
        .addRoutes(to: v1, root: router)
        ServicesController(
            database: database,
            desk: serviceDesk,
            warnings: ServiceWarnings(zones: zones),
            configuration: configuration
        )
        .addRoutes(to: v1)
        ServiceHoursController(
            database: database,
            desk: ServiceHoursDesk(zones: zones),
            services: serviceDesk,
            warnings: ServiceWarnings(zones: zones),
            configuration: configuration
        )
        .addRoutes(to: v1)
        slots.addRoutes(to: v1)
        addBookingRoutes(to: v1)
        addMarketplaceRoutes(to: v1)
        addRecordRoutes(to: v1)
        addPolicyRoutes(to: v1)
    }

    private var slots: SlotsController {
        SlotsController(
            database: database,
            zones: zones,
            calendars: calendars,
            kept: kept,
            demand: demand,
            configuration: configuration
        )
    }

    private func addCalendarAccountRoutes(to v1: RouterGroup<APIContext>, root: Router<APIContext>) {
        let accounts = calendarLinks?.accounts(on: database, zones: zones, clock: clock)
        CalendarAccountsController(
            database: database,
            accounts: accounts,
            links: calendarLinks?.desk(zones: zones),
            configuration: configuration
        )
        .addRoutes(to: v1)
        CalendarNoticesController(desk: calendarLinks?.notices(on: database)).addRoutes(to: v1)
        CalendarDriftsController(database: database, desk: DriftDesk(zones: zones), configuration: configuration)
            .addRoutes(to: v1)
        if let accounts {
            AccountCallbackController(database: database, accounts: accounts, configuration: configuration)
                .addRoutes(to: root)
        }
    }

    private func addBookingRoutes(to v1: RouterGroup<APIContext>) {
        let reader = BookingReader(policies: policies)
        let checks = calendarLinks?.checks(on: database, zones: zones, clock: clock)
        BookingsController(
            database: database,
            desk: desk,
            reader: reader,
            stripePayments: stripePayments,
            rates: rates,
            calendarChecks: checks,
            demand: demand,
            zones: zones,
            configuration: configuration
        )
        .addRoutes(to: v1)
        BookingActionsController(
            database: database,
            desk: desk,
            reader: reader,
            stripePayments: stripePayments,
            rates: rates,
            calendarChecks: checks,
            drifts: DriftDesk(zones: zones),
            configuration: configuration
        )
        .addRoutes(to: v1)
        addWaitlistRoutes(to: v1, reader)
        BookingDocumentsController(database: database, rules: configuration.documents, uploads: uploads)
            .addRoutes(to: v1)
        BookingNotesController(database: database, configuration: configuration).addRoutes(to: v1)
        PaymentsController(
            database: database,
            desk: PaymentDesk(zones: zones, observers: observers),
            refunds: RefundDesk(observers: observers),
            reader: reader,
            stripePayments: stripePayments,
            configuration: configuration
        )
        .addRoutes(to: v1)
        RefundsController(database: database, desk: PayoutDesk(observers: observers), configuration: configuration)
            .addRoutes(to: v1)
        MessagesController(database: database).addRoutes(to: v1)
        MessageConsentsController(
            database: database,
            desk: MessageConsentDesk(zones: zones, channels: messages.channels),
            configuration: configuration
        )
        .addRoutes(to: v1)
        PushSubscriptionsController(
            database: database,
            desk: PushSubscriptionDesk(zones: zones, channels: messages.channels),
            applicationServerKey: messages.applicationServerKey,
            pushesToApps: messages.pushesToApps,
            configuration: configuration
        )
        .addRoutes(to: v1)
        SMSReportsController(database: database, callbacks: messages.callbacks).addRoutes(to: v1)
        MessageChoicesController(
            database: database,
            desk: MessageChoiceDesk(zones: zones),
            configuration: configuration
        )
        .addRoutes(to: v1)
        StripeWebhookController(database: database, access: stripe, configuration: configuration).addRoutes(to: v1)
    }

    /// Routes of webhook endpoints, of the audit log, and of export and erasure of clients' data.
    private func addRecordRoutes(to v1: RouterGroup<APIContext>) {
        WebhookEndpointsController(
            database: database,
            desk: webhooks?.desk(zones: zones),
            configuration: configuration
        )
        .addRoutes(to: v1)
        LedgerController(database: database).addRoutes(to: v1)
        ReconciliationController(database: database).addRoutes(to: v1)
        AnalyticsController(database: database, desk: FigureDesk(zones: zones)).addRoutes(to: v1)
        ClientsController(
            database: database,
            erasure: ClientErasure(observers: observers),
            configuration: configuration
        )
        .addRoutes(to: v1)
        ClientLinksController(requests: clientLinks, configuration: configuration).addRoutes(to: v1)
        AuditController(database: database, configuration: configuration).addRoutes(to: v1)
        APIKeysController(database: database, configuration: configuration).addRoutes(to: v1)
    }

    private func addPolicyRoutes(to v1: RouterGroup<APIContext>) {
        let policyDesk = PolicyDesk(descriptions: policies)
        PoliciesController(database: database, desk: policyDesk, trials: trials, configuration: configuration)
            .addRoutes(to: v1)
        PolicyTrialsController(
            database: database,
            zones: zones,
            desk: policyDesk,
            trials: trials,
            previews: previews,
            configuration: configuration
        )
        .addRoutes(to: v1)
        OfferedPoliciesController(
            database: database,
            desk: ServicePolicyDesk(zones: zones, services: serviceDesk, descriptions: policies),
            services: serviceDesk,
            trials: trials,
            configuration: configuration
        )
        .addRoutes(to: v1)
        PolicyComparisonController(database: database, desk: policyDesk, trials: trials).addRoutes(to: v1)
        AvailabilityRulesController(
            database: database,
            desk: AvailabilityRuleDesk(zones: zones),
            trials: trials,
            configuration: configuration
        )
        .addRoutes(to: v1)
        RuleWeekController(reader: RuleWeekReader(calendars: calendars)).addRoutes(to: v1)
    }
}
