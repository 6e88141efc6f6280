extension CalendarSyncer {
    /// How an attempt at having a service tell of changes ended.
    package enum WatchOutcome: Sendable {
        case watched

        /// With a sentence for the log.
        case failed(String)
    }

    /// Has the service of a calendar that was just read tell this server of changes, or renews that; `nil` if neither is due.
    ///
    /// Throws what the database throws.
    package func keepWatch(of link: CalendarLink) async throws -> WatchOutcome? {
        guard let watcher, let service = link.kind.service else { return nil }
        let address: CalendarAddress
        do throws(CalendarFetcher.Failure) {
            address = try self.address(of: link)
        } catch {
            // Reading it has told that.
            return nil
        }
        switch try await watcher.keep(link, at: address) {
        case nil: return nil
        case .watched: return .watched
        case .failed(let error):
            guard case .problem(let problem, _) = CalendarFetcher.Failure(error, of: service) else { return nil }
            return .failed(problem.message)
        }
    }
}
