import BookableAPI
import Logging

extension Server {
    /// What all connections share; whoever is refused before a route is counted and logged.
    static func admission(
        _ configuration: ServerConfiguration,
        _ metrics: ServerMetrics,
        _ budgets: LogBudgets,
        _ logger: Logger
    ) -> Admission {
        Admission(configuration) { code in
            metrics.refused(code)
            if code == .overloaded {
                budgets.logRefusal(code, logger)
            } else {
                budgets.logUnread(code, logger)
            }
        }
    }
}
