import BookableAPI
import BookablePages
import Logging

extension Server {
    /// What all connections share; whoever is refused before a route is counted and logged.
    static func admission(
        _ configuration: ServerConfiguration,
        _ metrics: ServerMetrics,
        _ budgets: LogBudgets,
        _ logger: Logger
    ) -> Admission {
        let tooLarge: Admission.TooLargeAnswer = { target, fields, limit in
            TooLargePage(target: target, fields: fields, limit: limit).map { ($0.headers, $0.body) }
        }
        return Admission(configuration, tooLarge: tooLarge) { code in
            metrics.refused(code)
            if code == .overloaded {
                budgets.logRefusal(code, logger)
            } else {
                budgets.logUnread(code, logger)
            }
        }
    }
}
