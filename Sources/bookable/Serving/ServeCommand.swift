public import ArgumentParser
import BookableServer
import Bookings
import CivilTime
import Foundation
import HTTPTransport
public import Logging
import ServiceLifecycle
import SQL
import UnixSignals

/// Serves the HTTP API.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the HTTP API.",
        discussion: """
            Ends when it is told to (SIGTERM, SIGINT), after the requests that it has accepted are answered.
            The API describes itself at /openapi.json.

            Payments are taken where BOOKABLE_STRIPE_KEY or BOOKABLE_STRIPE_KEY_FILE is set; docs/payments.md tells how.
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @Option(help: "How much to log: trace, debug, info, notice, warning, error or critical.")
    var logLevel: Logger.Level = .info

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port goes from 0 to 65535.") }
    }

    func run() async throws {
        var logger = Logger(label: "bookable") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        let environment = StripeEnvironment(ProcessInfo.processInfo.environment)
        let stripe = try environment.access()
        let database = try await options.open()
        let server = Server(
            database: database,
            zones: .system,
            judge: PolicyJudge(),
            screen: ScreeningProcess(),
            stripe: stripe?.access,
            clock: Console.now,
            configuration: ServerConfiguration(host: host, port: port),
            logger: logger
        )
        let group = ServiceGroup(
            services: server.services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        try await group.run()
        await stripe?.http.close()
        try await database.close()
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
