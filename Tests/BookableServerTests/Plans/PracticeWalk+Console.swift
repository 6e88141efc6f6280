import Bookings
import Notifications
import SQL
import Testing

/// What people do in the console alone.
extension PracticeWalk {
    /// Makes, lists and revokes keys of the practice.
    func keepKeys() async throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let desk = APIKeyDesk()
        try await stage.database.transaction(.write, by: .system, at: stage.clock.now) { transaction in
            let key = try await desk.create(named: "web site", of: provider, in: transaction).key
            _ = try await desk.list(of: provider, in: transaction)
            try await desk.revoke(key.id, of: provider, in: transaction)
        }
    }

    /// Lists the messages of a booking with those that are in trouble.
    func lookAtMessages(of booking: BookingID?) async throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let booking = try #require(booking)
        try await stage.database.transaction(.read) { connection in
            _ = try await MessageStore().inTrouble(of: provider, limit: 20, in: connection)
            _ = try await MessageStore().list(of: [booking], in: connection)
        }
    }
}
