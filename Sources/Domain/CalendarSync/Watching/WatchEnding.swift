import Bookings

/// Ends services' notices about calendars that are no longer linked.
struct WatchEnding: Sendable {
    let accounts: AccountGateway

    /// Done as well if there is no access any more: a watch that is not renewed ends by itself, and its notices are passed over.
    func end(_ job: Job) async -> JobOutcome {
        do {
            let work = try job.payload(as: WatchEndJob.self)
            try await accounts.ask(work.service, as: work.account, of: job.provider) { api throws(ServiceError) in
                try await api.end(work.watch)
            }
            return .done
        } catch GatewayError.postponed(let seconds) {
            return .retry(reason: "The service is asked later.", after: seconds)
        } catch GatewayError.service(let error) {
            return .retry(reason: "The service \(error.message).", after: error.retryAfter)
        } catch GatewayError.account {
            return .done
        } catch {
            return .retry(reason: "The database failed, or the job cannot be read.", after: nil)
        }
    }
}
