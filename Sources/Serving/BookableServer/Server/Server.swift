package import BookableAPI
package import BookablePages
package import Bookings
package import CalendarSync
package import CivilTime
package import Hummingbird
import HummingbirdCore
package import Logging
package import Marketplace
import NIOCore
package import Notifications
package import Observability
package import Payments
package import Pictures
package import Workers
package import SQL
package import ServiceLifecycle
package import Webhooks

/// The HTTP server and what runs beside it.
package struct Server: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory

    /// Decide about money, and do nothing else.
    let evaluators: PolicyEvaluators

    /// Answer quotes and evaluations of stored policies.
    let previews: PolicyEvaluators
    let trials: PolicyTrials

    /// Renders photos that are uploaded.
    let photos: PhotoUploads
    let stripe: StripeAccess?
    let calendarLinks: CalendarLinkAccess?
    let webhooks: WebhookAccess?
    let messages: MessageAccess
    private let stripeBudget: StripeCallBudget
    private let otherHandlers: [JobKind: JobHandler]
    private let otherServices: [any ServiceLifecycle.Service]

    /// Act in the transactions that change bookings.
    let observers: [any BookingObserver]

    /// Knows the links that end reminders.
    let reminderLinks: ReminderLinkSigner?

    /// Knows the links in mails that lead to bookings.
    let bookingLinks: ReminderLinkSigner?

    /// Takes requests for links to a client's bookings.
    let clientLinks: ClientLinkRequests?

    /// How people sign in to the console.
    let console: ConsoleOptions
    let clock: @Sendable () -> Instant
    let configuration: ServerConfiguration
    let logger: Logger
    let metrics: ServerMetrics
    let metricSources: [MetricSource]
    let phase = ServerPhase()
    let keyUses = KeyUses()
    let gate: RequestGate
    let admission: Admission
    let budgets: LogBudgets

    /// What slots are listed from.
    package let calendars: CalendarCache

    /// Answers about slots that were made from them.
    let kept = KeptAnswers()

    /// Pages that were made from them; a page is kept for each way in which browsers ask for its language.
    let keptPages = KeptAnswers(capacity: 512)

    /// What clients ask for, until it is written.
    package let demand: DemandLog

    /// Answers again what is kept.
    package let directAnswers: DirectAnswers

    /// All listed providers, which searches are answered from.
    package let search: SearchIndex

    /// - Parameters:
    ///   - database: Migrated.
    ///   - zones: Where zones are read from.
    ///   - trials: Runs scripts that nobody answers for; none runs them in this process, which suits tests.
    ///   - pictures: Renders photos; none renders them in this process, likewise.
    ///   - stripe: How payments are taken; none takes none.
    ///   - calendarLinks: How calendars elsewhere are linked; none links none.
    ///   - webhooks: How others are told of events; none tells nobody.
    ///   - messages: What the API has to know of messages.
    ///   - jobHandlers: Do the work of jobs, by kind; jobs of other kinds are left to other servers.
    ///   - observers: Act in the transactions that change bookings.
    ///   - reminderLinks: Knows the links that end reminders; none answers none.
    ///   - bookingLinks: Knows the links in mails that lead to bookings; none answers none.
    ///   - clientLinks: Takes requests for links to a client's bookings; none takes none.
    ///   - console: How people sign in to the console.
    ///   - services: Run beside the server, unless it is a replica's.
    ///   - clock: The time; read once for each request, when it is received.
    ///   - configuration: Where to listen and how much to take on.
    ///   - metrics: Where the server counts what it does.
    ///   - metricSources: Figures of others to tell at `/metrics`.
    ///   - logger: Is given no secret and no personal data.
    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        trials: (any TrialRunner)? = nil,
        pictures: (any PictureRenderer)? = nil,
        stripe: StripeAccess? = nil,
        calendarLinks: CalendarLinkAccess? = nil,
        webhooks: WebhookAccess? = nil,
        messages: MessageAccess = MessageAccess(),
        jobHandlers: [JobKind: JobHandler] = [:],
        observers: [any BookingObserver] = [],
        reminderLinks: ReminderLinkSigner? = nil,
        bookingLinks: ReminderLinkSigner? = nil,
        clientLinks: ClientLinkRequests? = nil,
        console: ConsoleOptions = ConsoleOptions(),
        services: [any ServiceLifecycle.Service] = [],
        clock: @escaping @Sendable () -> Instant,
        configuration: ServerConfiguration = ServerConfiguration(),
        metrics: MetricRegistry = MetricRegistry(),
        metricSources: [MetricSource] = [],
        logger: Logger
    ) {
        self.database = database
        self.zones = zones
        evaluators = PolicyEvaluators(label: "decisions", count: configuration.policies.decisionThreads)
        previews = PolicyEvaluators(label: "previews", count: configuration.policies.previewThreads)
        self.stripe = stripe
        self.calendarLinks = calendarLinks
        self.webhooks = webhooks
        self.messages = messages
        stripeBudget = StripeCallBudget(stripe?.limits ?? StripeCallLimits())
        otherHandlers = jobHandlers
        otherServices = services
        self.observers = calendarLinks == nil ? observers : observers + [EventRewriting()]
        self.reminderLinks = reminderLinks
        self.bookingLinks = bookingLinks
        self.clientLinks = clientLinks
        self.console = console
        self.clock = clock
        self.configuration = configuration
        let serverMetrics = ServerMetrics(registry: metrics)
        let budgets = LogBudgets(linesPerSecond: configuration.logRate)
        self.metrics = serverMetrics
        self.budgets = budgets
        self.trials = PolicyTrials(trials ?? LocalTrials(), limits: configuration.policies.trials, metrics: metrics)
        photos = PhotoUploads(pictures ?? LocalRenderer(), atMost: configuration.api.marketplace.photoProcesses)
        self.metricSources = metricSources
        demand = DemandLog(seed: .random(in: 0 ... .max), isRecorded: !configuration.isReplica)
        gate = RequestGate(maximum: configuration.maximumRequests)
        admission = Self.admission(configuration, serverMetrics, budgets, logger)
        self.logger = logger
        calendars = CalendarCache(database: database, zones: zones, limits: configuration.calendars)
        search = Self.searchIndex(over: database, zones, configuration, demand, budgets, logger)
        directAnswers = DirectAnswers(
            kept: kept,
            pages: keptPages,
            calendars: calendars,
            demand: demand,
            origins: configuration.api.origins,
            clock: clock,
            metrics: serverMetrics,
            budgets: budgets,
            logger: logger
        )
    }

    /// What is to run, in a `ServiceGroup`, which ends it from the last to the first.
    ///
    /// First the load balancers are told, then accepted requests are answered, then what runs beside them ends: the sweepers,
    /// and the runner of jobs where there are handlers for some. On a replica there is nothing beside them.
    package var services: [any ServiceLifecycle.Service] {
        var beside: [any ServiceLifecycle.Service] = []
        if !configuration.isReplica {
            beside.append(sweeper)
            beside.append(eventSweeper)
            beside.append(auditSweeper)
            beside.append(signInSweeper)
            beside.append(documentSweeper)
            beside += [keyUseRecorder, DemandRecorder(demand, on: database, logger: logger)]
            if !jobHandlers.isEmpty { beside.append(jobRunner) }
            if configuration.api.marketplace.isOpen {
                beside.append(SearchIndexKeeper(index: search, clock: clock, logger: logger))
            }
            if let waitlistOffers { beside.append(WaitlistSweeper(waitlistOffers, logger: logger)) }
            if let calendarPoller { beside.append(calendarPoller) }
            if let webhookWorker { beside += [webhookWorker, webhookSweeper] }
            beside += otherServices
        }
        return beside + [application, ShutdownNotice(phase: phase, delay: configuration.shutdownDelay, logger: logger)]
    }

    /// The HTTP server alone.
    ///
    /// Keeps the standard policies of this release in the database, and begins to hear of changed calendars, before it
    /// takes requests; on a replica it does neither.
    package var application: Application<RouterResponder<APIContext>> {
        var application = Application(
            router: makeRouter(),
            server: HTTPServerBuilder { [admission, directAnswers] responder in
                GuardedHTTPChannel(responder: responder, shared: admission, direct: directAnswers)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: APIRoutes.serverName,
                backlog: Self.backlog
            ),
            onServerRunning: { [admission, logger] listener in
                do {
                    try await listener.pipeline.addHandler(AcceptFilter(shared: admission), position: .first)
                } catch {
                    logger.error("Connections are not filtered", metadata: ["error.message": "\(error)"])
                }
            },
            logger: logger
        )
        guard !configuration.isReplica else { return application }
        let mailsNotices = otherHandlers[EventSubscriber.notices.jobKind] != nil
        let mailsOffers = mailsOffers
        application.beforeServerStarts { [database, clock, calendars, calendarLinks, search, configuration] in
            let now = clock()
            try await database.transaction(.write) { connection in
                try await PolicyCatalog().install(at: now, in: connection)
                let subscriptions = EventSubscriptionStore()
                try await subscriptions.register(.figures, in: connection)
                if mailsNotices { try await subscriptions.register(.notices, in: connection) }
                if mailsOffers { try await subscriptions.register(.waitlist, in: connection) }
                if calendarLinks != nil { try await subscriptions.register(.calendars, in: connection) }
            }
            try await calendars.listen()
            // Without a marketplace nobody asks, and nothing need be read.
            if configuration.api.marketplace.isOpen { try await search.listen() }
        }
        return application
    }

    /// How many connections the kernel may hold until they are accepted; it takes no more than `net.core.somaxconn`.
    private static let backlog = 4_096

    /// Books, on the terms of this server.
    var desk: BookingDesk {
        BookingDesk(
            zones: zones,
            evaluators: evaluators,
            previews: previews,
            terms: stripe?.terms,
            approvalTime: configuration.approvalSeconds,
            holdLimits: configuration.holds,
            provesAddresses: messages.channels.contains(.email),
            observers: observers
        )
    }

    /// Lets clients wait for places, on the terms of this server.
    var waitlist: WaitlistDesk {
        WaitlistDesk(desk, zones: zones, offerTime: configuration.waitlistOfferSeconds, observers: observers)
    }

    /// Whether places that become free can be offered by mail.
    private var mailsOffers: Bool { otherHandlers[WaitlistEntry.mailJobKind] != nil }

    /// Offers places; `nil` if offers cannot be mailed.
    var waitlistOffers: WaitlistOffers? {
        mailsOffers ? WaitlistOffers(on: database, waitlist, clock: clock) : nil
    }

    /// Takes payments in, those that Stripe reports and others.
    var paymentDesk: PaymentDesk { PaymentDesk(zones: zones, observers: observers) }

    /// Takes payments through Stripe; `nil` if the server takes none.
    var stripePayments: StripePayments? {
        stripe.map { StripePayments($0, budget: stripeBudget, database: database, desk: paymentDesk, clock: clock) }
    }

    /// What does the work of jobs, by kind.
    var jobHandlers: [JobKind: JobHandler] {
        var handlers = stripePayments?.handlers ?? [:]
        if let webhooks {
            handlers[WebhookSubscription.subscriber.jobKind] =
                webhooks.subscription(on: database, clock: clock).handle(_:)
        }
        handlers[EventSubscriber.figures.jobKind] = FigureCounter(database: database, zones: zones).handle(_:)
        if let waitlistOffers { handlers[EventSubscriber.waitlist.jobKind] = waitlistOffers.handle(_:) }
        handlers.merge(calendarLinks?.jobHandlers(on: database, clock: clock) ?? [:]) { other, _ in other }
        return otherHandlers.merging(handlers) { other, _ in other }
    }

    /// Tells others of events; `nil` if the server tells nobody.
    package var webhookWorker: WebhookWorker? {
        webhooks.map { access in
            WebhookWorker(
                database: database,
                access: access,
                clock: clock,
                metrics: metrics.registry,
                logger: logger
            )
        }
    }

    private var webhookSweeper: RetentionSweeper {
        .webhookDeliveries(
            on: database,
            retention: Int64(configuration.eventRetentionDays) * 86_400,
            clock: clock,
            logger: logger
        )
    }

    /// Reads linked calendars; `nil` if the server links none.
    package var calendarPoller: CalendarPoller? {
        calendarLinks.map { access in
            CalendarPoller(
                syncer: access.syncer(on: database, zones: zones, clock: clock),
                interval: configuration.jobs.interval,
                concurrency: access.concurrency,
                metrics: metrics.registry,
                logger: logger
            )
        }
    }

    /// Releases holds that ran out.
    var sweeper: HoldSweeper {
        HoldSweeper(
            database: database,
            holds: HoldDesk(observers: observers),
            clock: clock,
            interval: configuration.sweepInterval,
            portion: configuration.sweepPortion,
            metrics: metrics.registry,
            logger: logger
        )
    }

    /// Removes events that nobody waits for any more.
    var eventSweeper: RetentionSweeper {
        .events(
            on: database,
            retention: Int64(configuration.eventRetentionDays) * 86_400,
            clock: clock,
            logger: logger
        )
    }

    /// Removes entries of the audit log that are old enough.
    var auditSweeper: RetentionSweeper {
        .auditEntries(
            on: database,
            retention: Int64(configuration.auditRetentionDays) * 86_400,
            clock: clock,
            logger: logger
        )
    }

    /// Removes links and sessions that have ended.
    private var signInSweeper: RetentionSweeper { .signIns(on: database, clock: clock, logger: logger) }

    /// Removes documents that were kept for long enough.
    private var documentSweeper: RetentionSweeper {
        .documents(
            on: database,
            in: configuration.api.documents.folder,
            retention: Int64(configuration.api.documents.retentionDays) * 86_400,
            clock: clock,
            logger: logger
        )
    }

    /// Writes which API keys were used.
    private var keyUseRecorder: KeyUseRecorder {
        KeyUseRecorder(keyUses, on: database, interval: configuration.sweepInterval, logger: logger)
    }

    /// Does the jobs that changes left behind.
    var jobRunner: JobRunner {
        JobRunner(
            database: database,
            handlers: jobHandlers,
            owner: "server-\(UInt64.random(in: 0 ... .max))",
            clock: clock,
            configuration: configuration.jobs,
            metrics: metrics.registry,
            logger: logger
        )
    }
}
