package import SQL

extension JobStore {
    /// Writes down what becomes of a job, if its lease was not lost.
    package func settle(
        _ job: Job,
        _ settlement: JobSettlement,
        in connection: any SQLConnection
    ) async throws {
        switch settlement {
        case .finish: try await finish(job, in: connection)
        case .retry(let reason, let instant): try await retry(job, error: reason, at: instant, in: connection)
        case .wait(let reason, let since, let instant), .outlast(let reason, let since, let instant):
            try await wait(job, reason: reason, since: since, at: instant, in: connection)
        case .bury(let reason): try await bury(job, error: reason, in: connection)
        }
    }
}
