import BookableAPI
import BookableServer
import Bookings
import CivilTime
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import SQL
import SQLiteDriver
import WireFormat

/// Serves one workload from a database of its own, and beside it an answer that never changes.
///
/// usage: bench-server WORKLOAD.json FOLDER PORT kept|unkept
@main
enum BenchServer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let port = Int(arguments[3]), ["kept", "unkept"].contains(arguments[4]) else {
            print("usage: bench-server WORKLOAD.json FOLDER PORT kept|unkept")
            exit(64)
        }
        let workload = try WireDecoder.decode(
            SlotRequest.self,
            from: Data(contentsOf: URL(filePath: arguments[1]))
        )
        let now = Instant(workload.now ?? 0)
        let database = try SQLiteDatabase(path: "\(arguments[2])/bench.sqlite")
        try await Migrator(database, Schema.migrations(for: database.dialect)).migrate(
            now: now.secondsSince1970
        )
        let seed = try WorkloadSeed(workload)
        try await database.transaction(.write) { try await seed.write(at: now, in: $0) }
        var configuration = ServerConfiguration(port: port)
        // What asks has one address, and is to be answered as many clients are.
        configuration.clients.connectionsPerAddress = configuration.maximumConnections
        configuration.clients.requestsPerAddress = configuration.maximumRequests
        if arguments[4] == "unkept" { configuration.calendars.memory = 0 }
        let server = Server(
            database: database,
            zones: .system,
            clock: { now },
            configuration: configuration,
            logger: Logger(label: "bookable") { StreamLogHandler.standardError(label: $0) }
        )
        let router = server.makeRouter()
        FixedAnswer().addRoute(to: router)
        router.get("misses") { _, _ in "\(server.calendars.counts.misses)" }
        let application = BenchApplication(base: server.application, responder: router.buildResponder())
        try await application.runService()
        try await database.close()
    }
}

/// The server's own application with another router.
private struct BenchApplication: ApplicationProtocol {
    let base: Application<RouterResponder<APIContext>>
    let responder: RouterResponder<APIContext>

    var server: HTTPServerBuilder { base.server }
    var configuration: ApplicationConfiguration { base.configuration }
    var logger: Logger { base.logger }
    // Without `@concurrent` it would be of another type, and the protocol's own empty list would stand.
    var processesRunBeforeServerStart: [@Sendable @concurrent () async throws -> Void] {
        base.processesRunBeforeServerStart
    }
}
