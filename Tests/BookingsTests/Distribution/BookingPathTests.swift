import Bookings
import CivilTime
import Policies
import SQL
import Testing

/// What lets the rows of each provider lie on a server of their own: whoever books asks one server only.
@Suite(.ownDatabases)
struct BookingPathTests {
    @Test(arguments: Engine.allCases)
    func everyStatementNamesTheProvider(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let tapped = TappedDatabase(studio.database)
        try await walk(studio, on: tapped)
        #expect(tapped.statements.count > 40)
        for statement in tapped.statements where !statement.contains("FROM policy_scripts") {
            #expect(namesTheProvider(statement), "\(statement)")
        }
        let kinds = ["INSERT INTO bookings", "UPDATE bookings", "INSERT INTO refunds", "INSERT INTO payments"]
        for kind in kinds { #expect(tapped.statements.contains { $0.contains(kind) }, "\(kind)") }
    }

    private func namesTheProvider(_ statement: String) -> Bool {
        statement.hasPrefix("INSERT")
            ? statement.contains("(provider_id,")
            : statement.contains(#/provider_id = [?$]\d/#)
    }

    /// Slots, then a booking's life from hold to refund, and another's to its end.
    private func walk(_ studio: Studio, on database: TappedDatabase) async throws {
        let desk = studio.desk
        let payments = studio.paymentDesk
        let now = Studio.now
        let request = studio.request(at: Studio.opening)
        try await database.transaction(.read) { connection in
            let loader = CalendarLoader(zones: .system)
            let offered = try await loader.offered(of: studio.service.id, of: studio.provider, in: connection)
            _ = try await loader.load(
                offered,
                first: Studio.opening,
                last: Studio.opening + 30 * 86_400,
                at: now,
                in: connection
            )
        }
        var hold = request
        hold.hold = 600
        let held = hold
        let first = try await database.transaction(.write, by: .anonymous, at: now) {
            try await booked(desk.book(held, in: $0))
        }
        try await database.transaction(.write) { connection in
            _ = try await desk.confirm(first, in: Transaction(by: .client(first), at: now, on: connection))
            _ = try await payments.record(
                9_999,
                method: .cash,
                note: nil,
                for: first,
                in: Transaction(by: .system, at: now, on: connection)
            )
        }
        _ = try await desk.deciding(on: database, by: .client(first), at: now) { desk, transaction in
            let later = Studio.opening + 7_200
            return try await desk.reschedule(first, to: later, in: transaction)
        }
        _ = try await desk.quote(first, cancelledBy: .client, at: now, on: database)
        _ = try await desk.deciding(on: database, by: .client(first), at: now) { desk, transaction in
            try await desk.cancel(first, reason: nil, in: transaction)
        }
        let second = try await database.transaction(.write, by: .anonymous, at: now) {
            try await booked(desk.book(request, in: $0))
        }
        try await database.transaction(.write) {
            guard case .refused = try await desk.book(request, in: Transaction(by: .anonymous, at: now, on: $0)) else {
                throw BookingsError(.conflict, "The start was free.")
            }
            _ = try await desk.complete(second, in: Transaction(by: .system, at: Studio.opening, on: $0))
        }
        try await database.transaction(.read) {
            _ = try await BookingStore().find(second, in: $0)
            _ = try await BookingStore().history(of: second, in: $0)
        }
    }

    private func booked(_ outcome: BookingOutcome) throws -> BookingID {
        guard case .booked(let booking, _, _) = outcome else {
            throw BookingsError(.conflict, "The start was refused.")
        }
        return booking.id
    }
}
