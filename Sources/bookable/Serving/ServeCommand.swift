import ArgumentParser
import BookableAPI
import BookablePages
import BookableServer
import Bookings
import CivilTime
import CoreMetrics
import Foundation
import HTTPTransport
import Logging
import Observability
import Notifications
import SQL
import ServiceLifecycle
import UnixSignals
import WebPush
import Workers

/// Serves the HTTP API.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the HTTP API.",
        discussion: """
            Ends when it is told to (SIGTERM, SIGINT), after the requests that it has accepted are answered.
            The API describes itself at /openapi.json.

            A SQLite file is made only with --create; otherwise a path without a file is refused. The schema is brought up to
            date once the port is known to be free, or left as it is with --no-migrate.

            Each setting can be given as an option, as a variable of the environment (BOOKABLE_LOG_LEVEL for --log-level)
            or in a file ({"log_level": "debug"}), and is taken from the first of these that has it.
            "bookable settings" tells more of each.

            Other users can see the options of a process, so an option for a secret names a file, as BOOKABLE_STRIPE_KEY_FILE
            does; the environment and the file also take the secret itself (BOOKABLE_STRIPE_KEY).
            """
    )

    @OptionGroup var options: ServeOptions

    @OptionGroup var file: ConfigurationFileOption

    @Flag(help: "Only print what is in force and where it was set, without passwords.")
    var printConfig = false

    func run() async throws {
        let settings = try file.settings(options: options.texts)
        let configuration = try ServeConfiguration(settings)
        if printConfig {
            for variable in settings.unknownVariables { Console.complain("Warning: \(variable).") }
            try Console.write(try Console.json(configuration.document(settings)))
            return
        }
        try requireDocumentFolder(of: configuration)
        try OpenFileLimit.raise(for: configuration.server.maximumConnections)
        // The processes that read strangers' scripts and photos run as the same user.
        try ResourceLimits.hideMemory()
        let metrics = MetricRegistry()
        MetricsSystem.bootstrap(metrics)
        let logger = configuration.logFormat.makeLogger(configuration.logLevel)
        for variable in settings.unknownVariables {
            logger.warning("An environment variable is not a setting", metadata: variable.metadata)
        }
        let publicURL = configuration.messages.publicURL
        let stripe = try configuration.stripe.open(publicURL: publicURL)
        let calendarLinks = try configuration.calendarLinks.open(configuration.secrets, publicURL: publicURL)
        let webhooks = try configuration.webhooks.open(configuration.secrets, publicURL: publicURL)
        let port = try ReservedPort(host: configuration.server.host, port: configuration.server.port)
        let database = try await openDatabase(configuration, logger)
        let messages =
            configuration.server.isReplica
            ? nil
            : try configuration.messages.open(
                on: database,
                reminderLinks: configuration.reminderLinks,
                bookingLinks: configuration.bookingLinks,
                bounces: configuration.bounces
            )
        let signInMails = messages?.signIn.map { SignInMailWorker($0, logger: logger) }
        let clientMails = messages?.clientLinks.map { SignInMailWorker($0, logger: logger) }
        let server = Server(
            database: database,
            zones: .system,
            trials: TrialProcess(.bookable(patience: configuration.trialTimeout)),
            pictures: PictureProcess(.renderingPhotos),
            stripe: stripe?.access,
            calendarLinks: calendarLinks?.access,
            webhooks: webhooks?.access,
            messages: messageAccess(configuration, messages),
            jobHandlers: messages?.jobHandlers ?? [:],
            observers: configuration.messages.observers,
            reminderLinks: configuration.reminderLinks,
            bookingLinks: configuration.bookingLinks,
            clientLinks: clientMails.map { ClientLinkRequests($0.send) },
            console: console(configuration, signInMails, messages?.testMailer),
            services: messageServices(messages, on: database, metrics, logger)
                + [signInMails, clientMails].compactMap(\.self),
            clock: Console.now,
            configuration: configuration.server,
            metrics: metrics,
            metricSources: metricSources(configuration, messages, on: database),
            logger: logger
        )
        tellStart(configuration, database, logger)
        try await offerSetup(configuration, database, logger)
        port.release()
        try await run(server.services, configuration, logger)
        await messages?.close()
        await stripe?.http.close()
        await calendarLinks?.close()
        await webhooks?.http.close()
        try await database.close()
    }

    private func messageAccess(
        _ configuration: ServeConfiguration,
        _ messages: MessageConfiguration.Opened?
    ) -> MessageAccess {
        MessageAccess(
            channels: channels(configuration),
            callbacks: messages?.sms?.callbacks,
            applicationServerKey: configuration.messages.vapidKey?.publicText,
            pushesToApps: configuration.messages.fcmAccount != nil,
            mailsOffers: messages?.jobHandlers[WaitlistEntry.mailJobKind] != nil
        )
    }

    /// Throws unless documents can be stored where the configuration says.
    private func requireDocumentFolder(of configuration: ServeConfiguration) throws {
        guard let folder = configuration.server.api.documents.folder, !folder.isUsable else { return }
        throw CommandFailure("document_folder: \(folder.path) is not a folder that the server may read and write.")
    }

    /// Figures that only the executable knows.
    private func metricSources(
        _ configuration: ServeConfiguration,
        _ messages: MessageConfiguration.Opened?,
        on database: any SQLDatabase
    ) -> [MetricSource] {
        let sends = messages?.dispatchers.isEmpty == false
        return [
            OperatorFigures.source(
                release: Bookable.release,
                of: database,
                backups: configuration.backupPath.map(BackupPlace.init(path:))
            )
        ] + (sends ? [MessageFigures.source(of: database, clock: Console.now)] : [])
    }

    private func console(
        _ configuration: ServeConfiguration,
        _ mails: SignInMailWorker?,
        _ testMailer: TestMailer?
    ) -> ConsoleOptions {
        ConsoleOptions(
            usesTLS: configuration.consoleUsesTLS,
            demoMember: configuration.demoMember,
            publicURL: configuration.messages.publicURL,
            testMailer: testMailer,
            sendLink: mails?.send
        )
    }

    /// Says in one line what runs, on which database and where, so that a log answers what was started.
    private func tellStart(_ configuration: ServeConfiguration, _ database: any SQLDatabase, _ logger: Logger) {
        logger.notice(
            "Bookable starts",
            metadata: [
                "version": "\(Bookable.release)",
                "database": "\(configuration.database)",
                "schema": .stringConvertible(Schema.migrations(for: database.dialect).last?.number ?? 0),
                "address": "http://\(configuration.server.host):\(configuration.server.port)",
            ]
        )
        tellChannels(configuration, logger)
    }

    /// Prints a link with which an empty server is set up: to standard output and not to the log, since whoever has it becomes
    /// the administrator.
    private func offerSetup(
        _ configuration: ServeConfiguration,
        _ database: any SQLDatabase,
        _ logger: Logger
    ) async throws {
        let desk = SetupDesk(zones: .system)
        // A replica is not written, and other databases are only looked at.
        guard !configuration.server.isReplica,
            try await database.transaction(.read, by: .system, at: Console.now(), { try await desk.isNeeded(in: $0) }),
            let link = try await database.transaction(
                .write,
                by: .system,
                at: Console.now(),
                { try await desk.makeLink(in: $0) }
            )
        else { return }
        let host = ["0.0.0.0", "::"].contains(configuration.server.host) ? "localhost" : configuration.server.host
        let url = configuration.messages.publicURL ?? "http://\(host):\(configuration.server.port)"
        do {
            try Console.print("Set up the first provider (once, within 24 hours): \(url)/setup/\(link.text)")
        } catch {
            logger.warning("The link for setting up could not be printed; start the server with a standard output")
        }
    }

    /// Says what messages go out by, so that nobody takes silence for delivery.
    private func tellChannels(_ configuration: ServeConfiguration, _ logger: Logger) {
        let channels = channels(configuration).map(\.rawValue).sorted()
        logger.notice(
            channels.isEmpty ? "No messages are sent" : "Messages are sent",
            metadata: ["message.channels": "\(channels.isEmpty ? "none" : channels.joined(separator: ","))"]
        )
    }

    private func channels(_ configuration: ServeConfiguration) -> Set<Channel> {
        configuration.server.isReplica ? [] : configuration.messages.channels
    }

    /// What sends messages, and asks what became of them.
    private func messageServices(
        _ messages: MessageConfiguration.Opened?,
        on database: any SQLDatabase,
        _ metrics: MetricRegistry,
        _ logger: Logger
    ) -> [any ServiceLifecycle.Service] {
        guard let messages else { return [] }
        var services: [any ServiceLifecycle.Service] = messages.dispatchers.map { dispatcher in
            MessageWorker(dispatcher, metrics: metrics, logger: logger)
        }
        if let sms = messages.sms {
            services.append(
                SMSReportPoller(database: database, gateways: sms.gateways, clock: Console.now, logger: logger)
            )
        }
        return services
    }

    /// Brings the schema up to date, or only looks at it where it is a replica's.
    private func openDatabase(_ configuration: ServeConfiguration, _ logger: Logger) async throws -> any SQLDatabase {
        let database = try open(configuration)
        if configuration.server.isReplica {
            try await database.requireCoordinator(at: configuration.database)
            try await Migrator(database, Schema.migrations(for: database.dialect)).verify()
            return database
        }
        if try configuration.database.isOpenToOthers {
            logger.warning("Others on this machine may read the database; make it private with chmod 600")
        }
        let schema = DatabaseSchema(of: database, at: configuration.database)
        guard configuration.migratesDatabase else { return try await schema.verified() }
        return configuration.createsDatabase ? try await schema.prepared() : try await schema.preparedIfOurs()
    }

    /// Another server of the same file is refused.
    private func open(_ configuration: ServeConfiguration) throws -> any SQLDatabase {
        guard configuration.database.isPostgres else {
            return try configuration.database.claim(
                for: "\(configuration.server.host):\(configuration.server.port)",
                creating: configuration.createsDatabase
            )
        }
        return try configuration.database.open(
            creating: false,
            limits: configuration.databaseLimits,
            listeningAt: configuration.databaseDirect?.server
        )
    }

    /// Runs until told to end; requests that the grace does not suffice for are given up.
    private func run(
        _ services: [any ServiceLifecycle.Service],
        _ configuration: ServeConfiguration,
        _ logger: Logger
    ) async throws {
        var group = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = configuration.server.shutdownDelay + configuration.shutdownGrace
        try await ServiceGroup(configuration: group).run()
    }
}
