import CalDAV
import CalendarFeeds
import HTTPTransport
import Intervals

/// Fetches what linked calendars hold, whatever kind they are of.
struct CalendarFetcher: Sendable {
    private let http: HTTPClient
    private let feeds: FeedClient

    init(over http: HTTPClient) {
        self.http = http
        feeds = FeedClient(over: http)
    }

    /// What was fetched.
    enum Answer: Sendable {
        /// The version that was read before is still the newest.
        case unchanged

        /// One file, or one for each event.
        case files([[UInt8]], FeedVersion)
    }

    /// Why nothing was fetched.
    struct Failure: Error {
        let problem: CalendarProblem

        /// Seconds after which the server wants to be asked again, if it says so.
        let retryAfter: Int64?
    }

    /// All that meets `window`, unless the version `known` is still the newest.
    func fetch(
        _ address: CalendarAddress,
        in window: Interval,
        unless known: FeedVersion
    ) async throws(Failure) -> Answer {
        switch address {
        case .feed(let feed): try await fetch(feed, unless: known)
        case .collection(let url, _, _): try await fetch(url, address, in: window, unless: known)
        }
    }

    private func fetch(_ address: FeedAddress, unless known: FeedVersion) async throws(Failure) -> Answer {
        do throws(FeedError) {
            switch try await feeds.fetch(address, unless: known) {
            case .unchanged: return .unchanged
            case .file(let bytes, let version): return .files([bytes], version)
            }
        } catch {
            throw Failure(problem: CalendarProblem(error, host: address.host), retryAfter: error.retryAfter)
        }
    }

    private func fetch(
        _ url: String,
        _ address: CalendarAddress,
        in window: Interval,
        unless known: FeedVersion
    ) async throws(Failure) -> Answer {
        let client = CalDAVClient(over: http, login: address.login)
        do {
            let found = try await client.calendars(at: url)
            guard let calendar = found.first else {
                throw Self.failure(.missing, "has no calendar at this address", address)
            }
            guard found.count == 1 else { throw Self.choice(among: found, at: address) }
            // The version first: what changes between the two questions is read the next time again.
            let version = FeedVersion(tag: calendar.syncToken ?? calendar.version)
            if version.tag != nil, version == known { return .unchanged }
            let events = try await client.events(in: calendar.url, from: window.start, to: window.end)
            return .files(events.map(\.data), version)
        } catch let failure as Failure {
            throw failure
        } catch let error as CalDAVError {
            throw Failure(problem: CalendarProblem(error, host: address.host), retryAfter: error.retryAfter)
        } catch {
            throw Self.failure(.unavailable, "could not be asked", address)
        }
    }

    private static func failure(_ code: CalendarProblem.Code, _ reason: String, _ address: CalendarAddress) -> Failure {
        Failure(problem: CalendarProblem(code: code, message: "\(address.host) \(reason)."), retryAfter: nil)
    }

    /// What tells the provider which addresses there are to choose from.
    private static func choice(among calendars: [CalDAVCalendar], at address: CalendarAddress) -> Failure {
        let names = calendars.prefix(10).map { "\($0.name.prefix(60)): \($0.url)" }.joined(separator: "; ")
        return failure(.severalCalendars, "has several calendars; link one by its own address: \(names)", address)
    }
}
