import Money
import Bookings
import CivilTime
import Policies
import SQL
import Scheduling
import Testing

/// What a provider offers is kept from one booking to the next, and every change of it is known to the next booking.
@Suite(.ownDatabases)
struct OfferTests {
    @Test(arguments: Engine.allCases, OfferChange.allCases)
    func aChangeIsKnownToTheNextBooking(engine: Engine, change: OfferChange) async throws {
        let studio = try await Studio(on: engine)
        // Twice, so that the offer is kept and was of use.
        for hour in [0, 1] as [Int64] { _ = try await studio.book(at: Studio.opening + hour * 3_600) }
        try await change.make(in: studio)
        let next = Studio.opening + 2 * 3_600
        switch change {
        case .price: #expect(try await studio.book(at: next).price.minorUnits == 12_345)
        case .policy: #expect(try await studio.book(at: next).policy.policy.description == "strict")
        case .hours, .exception: #expect(try await studio.refusal(at: next) != nil)
        case .archive:
            let error = await #expect(throws: BookingsError.self) { try await studio.book(at: next) }
            #expect(error?.code == .conflict)
        }
    }

    @Test(arguments: Engine.allCases)
    func anOfferThatHasNotChangedIsNotReadAgain(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let tapped = TappedDatabase(studio.database)
        for hour in [0, 1, 2] as [Int64] {
            let request = studio.request(at: Studio.opening + hour * 3_600)
            try await tapped.transaction(.write, by: .anonymous, at: Studio.now) {
                guard case .booked = try await studio.desk.book(request, in: $0) else {
                    throw BookingsError(.conflict, "The start was refused.")
                }
            }
        }
        for table in ["services", "weekly_hours", "schedule_exceptions"] {
            #expect(tapped.statements.filter { $0.contains("FROM \(table)") }.count == 1, "\(table)")
        }
        #expect(tapped.statements.filter { $0.contains("SELECT offer_revision,") }.count == 2)
    }

    /// A zone's rules change without any row.
    @Test func anOfferThatIsOldIsReadAgain() async throws {
        let studio = try await Studio()
        _ = try await studio.book(at: Studio.opening)
        // By hand, without counting it as a change.
        try await studio.database.transaction(.write) {
            try await $0.execute("DELETE FROM weekly_hours WHERE provider_id = \(studio.provider)")
        }
        _ = try await studio.book(at: Studio.opening + 3_600, now: Studio.now + 59)
        #expect(try await studio.refusal(at: Studio.opening + 7_200, now: Studio.now + 60) != nil)
    }
}

enum OfferChange: CaseIterable {
    case price, policy, hours, exception, archive

    func make(in studio: Studio) async throws {
        let (provider, service) = (studio.provider, studio.service.id)
        let (services, schedules) = (ServiceDesk(zones: .system, terms: nil), ScheduleDesk(zones: .system))
        try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            switch self {
            case .price:
                _ = try await services.update(service, of: provider, in: transaction) { $0.price.minorUnits = 12_345 }
            case .archive: try await services.archive(service, of: provider, in: transaction)
            case .hours: _ = try await schedules.replaceHours(of: provider, with: [], in: transaction)
            case .exception:
                let date = try #require(CivilDate("2026-03-09"))
                let closed = DatedException(ScheduleException(date: date, kind: .closed))
                _ = try await schedules.replaceExceptions(of: provider, on: date, with: [closed], in: transaction)
            case .policy:
                let desk = ProviderDesk(zones: .system, descriptions: PolicyDescriptions())
                let strict = try #require(PolicyID(rawValue: "strict"))
                _ = try await desk.choosePolicy(strict, version: nil, of: provider, in: transaction)
            }
        }
    }
}
