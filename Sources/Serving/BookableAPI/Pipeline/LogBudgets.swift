package import Bookings
import HTTPTypes
package import Logging
import Observability

/// How much the server may log of what clients make it do.
package struct LogBudgets: Sendable {
    /// For the line of each answer.
    let answers: LineBudget

    /// For the line of each failure.
    let failures: LineBudget

    /// For the line that requests or connections are refused because there are too many.
    let refusals: LineBudget

    package init(linesPerSecond: Int) {
        answers = LineBudget(linesPerSecond: linesPerSecond)
        failures = LineBudget(linesPerSecond: linesPerSecond)
        refusals = LineBudget(linesPerSecond: 1)
    }

    /// Logs once in a second that requests or connections are refused, and how many were since the last line.
    package func logRefusal(_ code: ProblemCode, _ logger: Logger) {
        guard let leftOut = refusals.spend() else { return }
        let metadata: Logger.Metadata = [
            "problem.code": "\(code.rawValue)", "log.left_out": .stringConvertible(leftOut),
        ]
        logger.warning("Requests refused", metadata: metadata)
    }

    /// Logs that a request was refused before it was read as a whole, as when it is not HTTP or arrives too slowly.
    package func logUnread(_ code: ProblemCode, _ logger: Logger) {
        guard let leftOut = answers.spend() else { return }
        var metadata: Logger.Metadata = [
            "problem.code": "\(code.rawValue)", "http.status": .stringConvertible(code.status.code),
        ]
        if leftOut > 0 { metadata["log.left_out"] = .stringConvertible(leftOut) }
        logger.info("Request refused unread", metadata: metadata)
    }

    /// Logs that a listed provider cannot be read, and is not found by search.
    package func logUnreadable(_ provider: ProviderID, _ error: any Error, _ logger: Logger) {
        guard let leftOut = failures.spend() else { return }
        var metadata: Logger.Metadata = ["provider.id": "\(provider)", "error.message": "\(error)"]
        if leftOut > 0 { metadata["log.left_out"] = .stringConvertible(leftOut) }
        logger.error("A listed provider cannot be read and is not found by search", metadata: metadata)
    }

    package var leftOut: Int { answers.leftOutInAll + failures.leftOutInAll }
}
