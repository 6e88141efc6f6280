import BookableAPI
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
        _ budgets: LogBudgets,
        _ logger: Logger
    ) -> SearchIndex {
        SearchIndex(
            database: database,
            zones: zones,
            rules: configuration.api.marketplace,
            unreadable: { budgets.logUnreadable($0, $1, logger) }
        )
    }
}
