import BookableServer
import Bookings
import CivilTime
import HTTPTypes
import Notifications
import SQL
import Testing

/// What people do in the console alone.
extension PracticeWalk {
    /// Makes, lists, rotates and revokes keys of the practice.
    func keepKeys() async throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let desk = APIKeyDesk()
        try await stage.database.transaction(.write, by: .system, at: stage.clock.now) { transaction in
            let key = try await desk.create(named: "web site", of: provider, in: transaction).key
            _ = try await desk.list(of: provider, in: transaction)
            let new = try await desk.rotate(key.id, of: provider, in: transaction).key
            try await desk.revoke(new.id, of: provider, in: transaction)
            _ = try await desk.list(after: nil, limit: 50, in: transaction)
            try await APIKeyStore().recordUse(of: key.id, at: transaction.now, in: transaction.connection)
        }
    }

    /// Counts what the last events changed, all figures of a practice without any, and reads those of a year.
    ///
    /// The grown practice has too many months to have all of them counted in a test.
    func countFigures() async throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let booked = try await stage.booked(anna, at: "2026-05-04T09:00:00Z", ["service_id": "svc_anna_free"])
        _ = try await stage.send(.post, "\(booked.path)/cancel", as: booked.token)
        try await stage.database.transaction(.write) { connection in
            try await connection.execute(
                """
                UPDATE figure_marks SET time_zone = 'Europe/Berlin', counted =
                    (SELECT MAX(sequence) - 5 FROM events WHERE events.provider_id = \(provider))
                WHERE provider_id = \(provider)
                """
            )
        }
        let counter = FigureCounter(database: stage.database, zones: .system)
        try await counter.count(provider)
        try await counter.rebuild(try #require(ProviderID(rawValue: stage.openPractice("vera").provider)))
        // The walk has looked at many slots by now.
        await stage.server.demand.explain()
        try await stage.server.demand.write(on: stage.database)
        let path = "\(anna.path)/analytics?from=2026-01&to=2026-12"
        #expect(try await stage.send(.get, path, as: anna.key).json["is_current"] == true)
        for scope in ["all", "listed"] {
            let total = "/v1/analytics?from=2026-01&to=2026-12&providers=\(scope)"
            #expect(try await stage.send(.get, total, as: stage.admin).json["months"].array.count == 12)
        }
    }

    /// Lists the messages of a booking with those that are in trouble.
    func lookAtMessages(of booking: BookingID?) async throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let booking = try #require(booking)
        try await stage.database.transaction(.read) { connection in
            _ = try await MessageStore().inTrouble(of: provider, limit: 20, in: connection)
            _ = try await MessageStore().list(of: [booking], in: connection)
            _ = try await MessageStore().countDue(at: Stage.now, in: connection)
        }
    }
}
