import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Counts the figures of practices again.
struct AnalyticsRebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Count all figures again from bookings, payments and refunds.",
        discussion: """
            Servers may run meanwhile. The figures are the same afterwards, unless somebody changed rows by hand.

              bookable analytics rebuild --provider prv_anna
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "The provider; all of them where this is left out.")
    var provider: ProviderID?

    func run() async throws {
        let database = try await options.openExisting()
        try await database.closing { database in
            let counter = FigureCounter(database: database, zones: .system)
            for provider in try await database.providers(provider) {
                try await counter.rebuild(provider)
                try Console.write("\(provider): counted\n")
            }
        }
    }
}

extension SQLDatabase {
    /// The provider, which has to exist; all of them if none is named.
    func providers(_ named: ProviderID?) async throws -> [ProviderID] {
        let store = ProviderStore(zones: .system)
        if let named {
            return try await transaction(.read) { [try await store.find(named, in: $0).id] }
        }
        var found: [ProviderID] = []
        while true {
            let page = try await transaction(.read) { [after = found.last] in
                try await store.list(after: after, limit: 500, in: $0).map(\.id)
            }
            found += page
            if page.count < 500 { return found }
        }
    }
}
