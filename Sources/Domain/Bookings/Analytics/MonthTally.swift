import CivilTime
import Money

/// Counts the bookings and the money of one month of a provider, by service and for all services.
struct MonthTally: Hashable, Sendable {
    let month: CalendarMonth
    private let zone: Zone

    /// By service; `nil` stands for all.
    private(set) var figures: [ServiceID?: MonthlyFigures] = [:]
    private(set) var money: [MoneyKey: MonthlyMoney] = [:]
    private(set) var policies: [PolicyKey: PolicyFigures] = [:]
    private(set) var hours: [HourKey: StartCounts] = [:]

    /// As it is when the month is counted.
    var openTime = OpenTime.Amount()

    private var clients: [ServiceID?: Set<String>] = [:]

    /// When each session ends, by its start.
    private var ends: [SessionKey: Instant] = [:]

    struct MoneyKey: Hashable {
        let service: ServiceID?
        let currency: Currency
    }

    struct PolicyKey: Hashable {
        let service: ServiceID?
        let policy: PolicyID
        let currency: Currency
    }

    struct HourKey: Hashable {
        let service: ServiceID?
        let hour: StartHour
    }

    private struct SessionKey: Hashable {
        let service: ServiceID?
        let start: Instant
    }

    init(_ month: CalendarMonth, in zone: Zone) {
        self.month = month
        self.zone = zone
    }

    /// Whether an instant is of the month.
    func holds(_ instant: Instant) -> Bool {
        CalendarMonth(of: zone.date(at: instant.secondsSince1970)) == month
    }

    /// By what clients are told apart; one for each.
    var clientKeys: Set<String> { clients[nil] ?? [] }

    /// Counts a booking that was made in the month.
    mutating func addMade(of service: ServiceID) {
        for scope in [nil, service] { figures[scope, default: MonthlyFigures()].made += 1 }
    }

    /// Counts a booking whose session begins in the month.
    mutating func add(_ booking: Booking) {
        assert(holds(booking.startAt), "The session begins in the month.")
        for scope in [nil, booking.service] {
            figures[scope, default: MonthlyFigures()].add(booking)
            if booking.paid > 0 {
                let key = MoneyKey(service: scope, currency: booking.currency)
                money[key, default: MonthlyMoney()].paid += booking.paid
                money[key, default: MonthlyMoney()].refunded += booking.refunded
            }
            if booking.cancellation != .expiry { policies[key(booking, scope), default: PolicyFigures()].add(booking) }
            if booking.status != .cancelled { addTakingPlace(booking, to: scope) }
        }
    }

    private func key(_ booking: Booking, _ scope: ServiceID?) -> PolicyKey {
        PolicyKey(service: scope, policy: booking.policy.policy, currency: booking.currency)
    }

    private mutating func addTakingPlace(_ booking: Booking, to scope: ServiceID?) {
        let session = SessionKey(service: scope, start: booking.startAt)
        let end = ends[session]
        let counted = end.map { $0 - booking.startAt } ?? 0
        let length = max(counted, booking.endAt - booking.startAt)
        ends[session] = booking.startAt + length
        let reading = zone.reading(at: booking.startAt.secondsSince1970)
        let hour = HourKey(
            service: scope,
            hour: StartHour(dayOfWeek: reading.date.dayOfWeek, hour: reading.hour)
        )
        hours[hour, default: StartCounts()].bookings += 1
        if end == nil {
            hours[hour, default: StartCounts()].sessions += 1
            figures[scope, default: MonthlyFigures()].sessions += 1
        }
        figures[scope, default: MonthlyFigures()].bookedMinutes += length / 60 - counted / 60
        // One key for each client, or whoever gives an address and a number would count twice.
        if let client = ContactKeys(booking.client).keys.first, clients[scope, default: []].insert(client).inserted {
            figures[scope, default: MonthlyFigures()].clients += 1
        }
    }

    /// Counts those clients who came before.
    mutating func addReturning(_ keys: Set<String>) {
        for (scope, clients) in clients {
            figures[scope, default: MonthlyFigures()].returningClients = Int64(clients.intersection(keys).count)
        }
    }

    /// Counts what a policy decided on a booking of the month.
    mutating func add(_ refund: Refund, of booking: Booking) throws {
        guard let paid = try refund.recordedInput?.paid else { return }
        for scope in [nil, booking.service] {
            policies[key(booking, scope), default: PolicyFigures()]
                .add(refund.status, entitlement: refund.entitlement, of: paid)
        }
    }

    /// Counts a payment that came in the month.
    mutating func addPayment(of amount: Int64, _ currency: Currency, for service: ServiceID) {
        for scope in [nil, service] {
            money[MoneyKey(service: scope, currency: currency), default: MonthlyMoney()].payments += 1
            money[MoneyKey(service: scope, currency: currency), default: MonthlyMoney()].received += amount
        }
    }

    /// Counts a refund that was made in the month.
    mutating func addRefund(of amount: Int64, _ currency: Currency, for service: ServiceID) {
        for scope in [nil, service] {
            money[MoneyKey(service: scope, currency: currency), default: MonthlyMoney()].refunds += 1
            money[MoneyKey(service: scope, currency: currency), default: MonthlyMoney()].returned += amount
        }
    }
}

extension MonthlyFigures {
    /// Counts one booking by what became of it.
    fileprivate mutating func add(_ booking: Booking) {
        switch (booking.status, booking.cancellation) {
        case (.completed, _): completed += 1
        case (.cancelled, .client): cancelledByClient += 1
        case (.cancelled, .provider): cancelledByProvider += 1
        case (.cancelled, .noShow): noShows += 1
        case (.cancelled, .expiry), (.cancelled, nil): expired += 1
        case (.pending, _), (.confirmed, _): scheduled += 1
        }
        if booking.cancellation != .expiry { lead.add(booking.startAt - booking.bookedAt) }
    }
}
