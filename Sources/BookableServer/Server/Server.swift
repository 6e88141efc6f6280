package import Bookings
package import CivilTime
package import Hummingbird
package import Logging
import NIOCore
package import SQL
package import ServiceLifecycle

/// The HTTP server and what runs beside it.
package struct Server: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let judge: PolicyJudge
    let screen: any PolicyScreen
    let stripe: StripeAccess?
    private let otherHandlers: [JobKind: JobHandler]
    let clock: @Sendable () -> Int64
    let configuration: ServerConfiguration
    let logger: Logger

    /// What slots are listed from.
    package let calendars: CalendarCache

    /// - Parameters:
    ///   - database: Migrated.
    ///   - zones: Where zones are read from.
    ///   - judge: Runs the policies.
    ///   - screen: Looks over scripts that nobody has run before; none looks at them in this process, which suits tests.
    ///   - stripe: How payments are taken; none takes none.
    ///   - jobHandlers: Do the work of jobs, by kind; jobs of other kinds are left to other servers.
    ///   - clock: Unix seconds; read once for each request, when it is received.
    ///   - configuration: Where to listen and how much to take on.
    ///   - logger: Is given no secret and no personal data.
    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        judge: PolicyJudge,
        screen: (any PolicyScreen)? = nil,
        stripe: StripeAccess? = nil,
        jobHandlers: [JobKind: JobHandler] = [:],
        clock: @escaping @Sendable () -> Int64,
        configuration: ServerConfiguration = ServerConfiguration(),
        logger: Logger
    ) {
        self.database = database
        self.zones = zones
        self.judge = judge
        self.screen = screen ?? PolicyBench()
        self.stripe = stripe
        otherHandlers = jobHandlers
        self.clock = clock
        self.configuration = configuration
        self.logger = logger
        calendars = CalendarCache(database: database, zones: zones, limits: configuration.calendars)
    }

    /// What is to run, in a `ServiceGroup`: the server, which answers accepted requests before it ends, the sweeper, and
    /// the runner of jobs where there are handlers for some.
    package var services: [any ServiceLifecycle.Service] {
        jobHandlers.isEmpty ? [application, sweeper] : [application, sweeper, jobRunner]
    }

    /// The HTTP server alone.
    ///
    /// Keeps the standard policies of this release in the database, and begins to hear of changed calendars, before it
    /// takes requests.
    package var application: Application<RouterResponder<APIContext>> {
        var application = Application(
            router: makeRouter(),
            server: .http1(configuration: .init(idleTimeout: .seconds(configuration.idleSeconds))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: "bookable"
            ),
            logger: logger
        )
        application.beforeServerStarts { [database, clock, calendars] in
            let now = clock()
            try await database.transaction(.write) { try await PolicyCatalog().install(at: now, in: $0) }
            try await calendars.listen()
        }
        return application
    }

    /// Books, on the terms of this server.
    var desk: BookingDesk {
        BookingDesk(zones: zones, judge: judge, terms: stripe?.terms)
    }

    /// Takes payments; none where the server takes none.
    var cashier: Cashier? {
        stripe.map { Cashier($0, database: database, desk: desk, clock: clock) }
    }

    /// What does the work of jobs, by kind.
    var jobHandlers: [JobKind: JobHandler] {
        otherHandlers.merging(cashier?.handlers ?? [:]) { other, _ in other }
    }

    /// Releases holds that ran out.
    var sweeper: HoldSweeper {
        HoldSweeper(
            database: database,
            desk: desk,
            clock: clock,
            interval: configuration.sweepInterval,
            portion: configuration.sweepPortion,
            logger: logger
        )
    }

    /// Does the jobs that changes left behind.
    var jobRunner: JobRunner {
        JobRunner(
            database: database,
            handlers: jobHandlers,
            owner: "server-\(UInt64.random(in: 0 ... .max))",
            clock: clock,
            configuration: configuration.jobs,
            logger: logger
        )
    }
}
