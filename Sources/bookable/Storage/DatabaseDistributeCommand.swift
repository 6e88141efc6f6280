import ArgumentParser
import Bookings
import SQL

/// Spreads the database over a Citus cluster.
struct DatabaseDistributeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distribute",
        abstract: "Spread the database over a Citus cluster by provider.",
        discussion: """
            Brings the schema up to date, then places the rows of each provider together on one server of the cluster,
            and a copy of the policies' scripts on every server. Keys, answers to repeated requests and jobs stay on the
            coordinator, which --database names. All of it is done in one transaction or none, so it can be run again.
            Tables that are spread out already stay as they are. Other databases are refused.
            """
    )

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let address = try options.address
        guard address.isPostgres else {
            throw CommandFailure("\(address) is a SQLite file; only PostgreSQL with Citus can be spread out.")
        }
        let database = try await options.openAndMigrate()
        let distributor = Distributor()
        let placed = try await database.transaction(.write) { connection -> [String]? in
            guard try await distributor.hasCitus(in: connection) else { return nil }
            let plan = try await distributor.plan(in: connection)
            return try await distributor.distribute(plan, in: connection)
        }
        try await database.close()
        guard let placed else {
            throw CommandFailure(
                "The extension citus is not in \(address): install it on every server, then run CREATE EXTENSION citus."
            )
        }
        let tables = placed.joined(separator: ", ")
        try Console.print(placed.isEmpty ? "All tables are spread out already." : "Spread out: \(tables).")
    }
}
