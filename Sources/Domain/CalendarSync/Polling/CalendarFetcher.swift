import Bookings
import CalDAV
import CalendarFeeds
import HTTPTransport
import Intervals

/// Fetches what linked calendars hold, whatever kind they are of.
struct CalendarFetcher: Sendable {
    private let http: HTTPClient
    private let feeds: FeedClient
    private let accounts: AccountGateway?

    /// Fetches over `http`, and through `accounts` what is behind a sign-in.
    init(over http: HTTPClient, accounts: AccountGateway?) {
        self.http = http
        self.accounts = accounts
        feeds = FeedClient(over: http)
    }

    /// What was fetched.
    enum Answer: Sendable {
        /// The version that was read before is still the newest, or this one, which says the same.
        case unchanged(FeedVersion?)

        /// One file, or one for each event, with what each is called; one file is called nothing.
        case files([CalendarReader.File], FeedVersion)

        /// Events, and the zone of their whole days if it is known.
        case events([AccountEvent], timeZone: String?, FeedVersion)
    }

    /// Why nothing was fetched.
    enum Failure: Error {
        /// With the seconds after which the server wants to be asked again, if it says so.
        case problem(CalendarProblem, retryAfter: Int64?)

        /// Nothing is wrong; it is to be fetched after so many seconds.
        case postponed(Int64)
    }

    /// All that meets `window`, unless the version `known` is still the newest.
    ///
    /// Throws ``Failure``, and what the database throws.
    func fetch(
        _ address: CalendarAddress,
        of provider: ProviderID,
        in window: Interval,
        unless known: FeedVersion
    ) async throws -> Answer {
        switch address {
        case .feed(let feed): try await fetch(feed, unless: known)
        case .collection(let url, _, _): try await fetch(url, address, in: window, unless: known)
        case .entry(let calendar, let account, let service):
            try await fetch(calendar, service, account, provider, in: window, unless: known)
        }
    }

    private func fetch(_ address: FeedAddress, unless known: FeedVersion) async throws(Failure) -> Answer {
        do throws(FeedError) {
            switch try await feeds.fetch(address, unless: known) {
            case .unchanged: return .unchanged(nil)
            case .file(let bytes, let version): return .files([CalendarReader.File(name: "", bytes: bytes)], version)
            }
        } catch {
            throw .problem(CalendarProblem(error, host: address.host), retryAfter: error.retryAfter)
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
            // A server that tells no version is read each time.
            if version.tag != nil, version == known { return .unchanged(nil) }
            let events = try await client.events(in: calendar.url, from: window.start, to: window.end)
            return .files(events.map(CalendarReader.File.init), version)
        } catch let failure as Failure {
            throw failure
        } catch let error as CalDAVError {
            throw .problem(CalendarProblem(error, host: address.host), retryAfter: error.retryAfter)
        } catch {
            throw Self.failure(.unavailable, "could not be asked", address)
        }
    }

    private func fetch(
        _ calendar: String,
        _ service: CalendarService,
        _ account: CalendarAccountID,
        _ provider: ProviderID,
        in window: Interval,
        unless known: FeedVersion
    ) async throws -> Answer {
        guard let accounts else {
            throw Failure.problem(
                CalendarProblem(.unusable("This server is not registered at \(service.title).")),
                retryAfter: nil
            )
        }
        do {
            return try await accounts.ask(service, as: account, of: provider) { api throws(ServiceError) in
                switch try await api.events(in: calendar, window: window, unless: known.tag) {
                case .unchanged(let version): .unchanged(FeedVersion(tag: version))
                case .events(let events, let zone, let version):
                    .events(events, timeZone: zone, FeedVersion(tag: version))
                }
            }
        } catch let error as GatewayError {
            throw Failure(error, of: service)
        }
    }

    private static func failure(_ code: CalendarProblem.Code, _ reason: String, _ address: CalendarAddress) -> Failure {
        .problem(CalendarProblem(code: code, message: "\(address.host) \(reason)."), retryAfter: nil)
    }

    /// What tells the provider which addresses there are to choose from.
    private static func choice(among calendars: [CalDAVCalendar], at address: CalendarAddress) -> Failure {
        // Bounded, because the message is kept with the link.
        let names = calendars.prefix(10).map { "\($0.name.prefix(60)): \($0.url)" }.joined(separator: "; ")
        return failure(.severalCalendars, "has several calendars; link one by its own address: \(names)", address)
    }
}

extension CalendarFetcher.Failure {
    init(_ error: GatewayError, of service: CalendarService) {
        switch error {
        case .postponed(let seconds): self = .postponed(seconds)
        case .service(let error):
            self = .problem(CalendarProblem(error, of: service), retryAfter: error.retryAfter)
        case .account(let failure):
            var wish: Int64?
            if case .unavailable(_, let retryAfter) = failure { wish = retryAfter }
            self = .problem(CalendarProblem(failure), retryAfter: wish)
        }
    }
}

extension CalendarReader.File {
    /// Called by the last part of its URL.
    init(_ resource: CalDAVResource) {
        self.init(name: resource.url.split(separator: "/").last.map(String.init) ?? "", bytes: resource.data)
    }
}
