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
            let entry = try await waitlist.join(
                shop.service,
                of: shop.provider,
                for: client,
                window,
                in: transaction
            )
            let address = try await mailedLink(in: transaction)
            _ = try await waitlist.confirm(entry.id, in: transaction)
            return address
        }
    }

    /// The address in the mail that is to be sent to somebody who waits.
    func mailedLink() async throws -> String {
        try await database.transaction(.write, by: .system, at: Self.now) { try await mailedLink(in: $0) }
    }

    private func mailedLink(in transaction: Transaction) async throws -> String {
        let jobs = try await JobStore().claim(
            kinds: [WaitlistEntry.mailJobKind],
            owner: "test",
            limit: 1,
            lease: 60,
            at: Self.now,
            in: transaction.connection
        )
        let job = try #require(jobs.first)
        let mailing = try #require(try await WaitlistMailing.make(for: job, in: transaction))
        try await JobStore().finish(job, in: transaction.connection)
        return "/w/\(mailing.token.text)"
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
