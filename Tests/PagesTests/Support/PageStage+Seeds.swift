import Bookings
import CivilTime
import Money
import Policies
import SQL
import Scheduling
import Testing

extension PageStage {
    /// Adds a provider in Berlin who is open from 09:00 to 17:00 every day, with one service.
    @discardableResult
    func open(
        _ name: String = "anna",
        called title: String = "Anna Berger",
        service serviceTitle: String = "Haircut",
        _ change: @escaping @Sendable (inout ServiceStore.Draft) -> Void = { _ in }
    ) async throws -> Shop {
        let provider = try #require(ProviderID(rawValue: "prv_\(name)"))
        let service = try #require(ServiceID(rawValue: "svc_\(name)_cut"))
        try await database.transaction(.write, by: .system, at: Self.now) { transaction in
            let connection = transaction.connection
            let moderate = try #require(PolicyID(rawValue: "moderate"))
            let draftedProvider = ProviderStore.Draft(
                id: provider,
                name: title,
                email: "\(name)@example.org",
                timeZone: "Europe/Berlin",
                policy: try await PolicyCatalog().pin(moderate, in: connection)
            )
            let made = try await ProviderStore(zones: .system).create(draftedProvider, at: Self.now, in: connection)
            let hours = try (0...6).map { day in
                WeeklyHours(
                    dayOfWeek: day,
                    start: try #require(WallTime("09:00")),
                    end: try #require(WallTime("17:00"))
                )
            }
            try await ScheduleStore().replaceWeeklyHours(of: made.id, with: hours, in: connection)
            var timing = ServiceTiming(durationMinutes: 60)
            timing.slotStepMinutes = 60
            var draft = ServiceStore.Draft(name: serviceTitle, price: MonetaryAmount(4_900, .euro), timing: timing)
            draft.id = service
            change(&draft)
            _ = try await ServiceStore().create(draft, of: made.id, at: Self.now, in: connection)
        }
        return Shop(name: name, provider: provider, service: service)
    }

    /// Puts an availability rule with these members in force.
    func rule(_ members: String, of shop: Shop) async throws {
        let source = PolicySource(text: "return { name = \"Own\", \(members) }")
        let script = AvailabilityRuleStore.Script(source: source, name: "Own", description: nil)
        try await database.transaction(.write, by: .system, at: Self.now) { transaction in
            _ = try await AvailabilityRuleDesk(zones: .system).put(script, of: shop.provider, in: transaction)
        }
    }

    /// A booking that stands and is paid, and the address of its page.
    func book(
        _ shop: Shop,
        at start: String,
        paid: Int64 = 4_900,
        for name: String = "Kim <b>Client</b>",
        emailed email: String = "kim@example.org",
        calling phone: String? = nil
    ) async throws -> String {
        let desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
        let start = try #require(Timestamp.parse(start))
        let client = ClientDetails(name: name, email: email, phone: phone)
        return try await database.transaction(.write, by: .anonymous, at: Self.now) { transaction in
            let request = BookingRequest(
                provider: shop.provider,
                service: shop.service,
                startAt: Instant(start),
                client: client
            )
            guard case .booked(let booking, let token, _) = try await desk.book(request, in: transaction) else {
                throw NotBooked()
            }
            if paid > 0 {
                let payments = PaymentDesk(zones: .system, observers: [])
                let asSystem = Transaction(by: .system, at: Self.now, on: transaction.connection)
                _ = try await payments.record(paid, method: .card, note: nil, for: booking.id, in: asSystem)
            }
            return "/b/\(token.text)"
        }
    }

    /// A slot that is held for a client; the address of its page.
    func hold(_ shop: Shop, at start: String, for client: ClientDetails) async throws -> String {
        let desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
        let start = try #require(Instant(start))
        return try await database.transaction(.write, by: .anonymous, at: Self.now) { transaction in
            var request = BookingRequest(
                provider: shop.provider,
                service: shop.service,
                startAt: start,
                client: client
            )
            request.hold = 600
            guard case .booked(_, let token, _) = try await desk.book(request, in: transaction) else {
                throw NotBooked()
            }
            return "/b/\(token.text)"
        }
    }

    private struct NotBooked: Error {}
}

/// A provider with one service.
struct Shop: Sendable {
    let name: String
    let provider: ProviderID
    let service: ServiceID

    var path: String { "/\(name)/cut" }
}
