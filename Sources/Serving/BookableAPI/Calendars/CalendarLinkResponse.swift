import Bookings
import CalendarSync

/// A linked calendar as its provider and admins are shown it, without its address.
struct CalendarLinkResponse: Encodable {
    private let link: CalendarLink

    init(_ link: CalendarLink) {
        self.link = link
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(link.id.rawValue, forKey: .id)
        try container.encode(link.provider.rawValue, forKey: .provider)
        try container.encode(link.kind.rawValue, forKey: .kind)
        try container.encode(link.account?.rawValue, forKey: .account)
        try container.encode(link.name, forKey: .name)
        try container.encode(link.host, forKey: .host)
        try container.encode(link.rules.ownerAddresses, forKey: .ownerAddresses)
        try container.encode(CalendarTentativeRule(link.rules).rawValue, forKey: .tentative)
        try container.encode(link.rules.whenStale.rawValue, forKey: .whenStale)
        let freeDays: CalendarTentativeRule = link.rules.freeDaysAreBusy ? .busy : .free
        try container.encode(freeDays.rawValue, forKey: .freeDays)
        try container.encode(link.rules.countsAsBusy, forKey: .countsAsBusy)
        try container.encode(link.receivesBookings, forKey: .receivesBookings)
        try container.encode(link.bookingContents.rawValue, forKey: .bookingContents)
        try container.encode(link.state.status.rawValue, forKey: .status)
        try container.encode(link.state.syncedAt.map(WireInstant.init), forKey: .syncedAt)
        try container.encode(link.watchedUntil.map(WireInstant.init), forKey: .watchedUntil)
        try container.encode(link.state.failingSince.map(WireInstant.init), forKey: .failingSince)
        try container.encode(link.state.problem.map(Problem.init), forKey: .problem)
        try container.encode(link.state.warnings, forKey: .warnings)
        try container.encode(WireInstant(link.createdAt), forKey: .createdAt)
        try container.encode(WireInstant(link.updatedAt), forKey: .updatedAt)
    }

    private struct Problem: Encodable {
        let code: String
        let message: String

        init(_ problem: CalendarProblem) {
            (code, message) = (problem.code.rawValue, problem.message)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, kind, name, host, tentative, status, problem, warnings
        case provider = "provider_id"
        case account = "account_id"
        case ownerAddresses = "owner_addresses"
        case whenStale = "when_stale"
        case freeDays = "free_days"
        case countsAsBusy = "counts_as_busy"
        case receivesBookings = "receives_bookings"
        case bookingContents = "booking_contents"
        case syncedAt = "synced_at"
        case watchedUntil = "watched_until"
        case failingSince = "failing_since"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// All calendars of a provider, which are few.
struct CalendarLinkListResponse: Encodable {
    let items: [CalendarLinkResponse]
}
