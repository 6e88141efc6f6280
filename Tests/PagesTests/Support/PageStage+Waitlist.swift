import Bookings
import CivilTime
import SQL
import Testing

extension PageStage {
    /// Somebody who waits for a place of a shop that has none in March: the address of their page.
    func wait(for shop: Shop, called name: String) async throws -> String {
        let window = try WaitlistWindow(
            firstDate: try #require(CivilDate("2026-03-09")),
            lastDate: try #require(CivilDate("2026-03-31"))
        )
        let client = ClientDetails(name: name, email: "wait@example.org")
        return try await database.transaction(.write, by: .anonymous, at: Self.now) { transaction in
            let (_, token) = try await waitlist.join(
                shop.service,
                of: shop.provider,
                for: client,
                window,
                in: transaction
            )
            return "/w/\(token.text)"
        }
    }

    /// Offers what is free to those who wait.
    func offerPlaces() async throws {
        _ = try await WaitlistOffers(on: database, waitlist, clock: { Self.now }).offerAll()
    }

    private var waitlist: WaitlistDesk {
        WaitlistDesk(
            BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: []),
            zones: .system,
            observers: []
        )
    }
}
