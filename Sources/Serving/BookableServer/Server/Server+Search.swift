import BookableAPI
import Bookings
import CivilTime
import Logging
import Marketplace
import SQL

extension Server {
    /// An index that logs which listed providers it cannot read.
    static func searchIndex(
        over database: any SQLDatabase,
        _ zones: ZoneDirectory,
        _ configuration: ServerConfiguration,
        _ demand: DemandLog,
        _ budgets: LogBudgets,
        _ logger: Logger
    ) -> SearchIndex {
        SearchIndex(
            database: database,
            zones: zones,
            rules: configuration.api.marketplace,
            demand: demand,
            unreadable: { budgets.logUnreadable($0, $1, logger) }
        )
    }
}
