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
            let links = try await mailedLinks(in: transaction)
            _ = try await waitlist.confirm(entry.id, in: transaction)
            return try #require(
                links.first { $0.contains(entry.id.rawValue.dropFirst(RecordKind.WaitlistEntry.prefix.count)) }
            )
        }
    }

    /// The addresses in the mails that are to be sent to those who wait.
    func mailedLinks() async throws -> [String] {
        try await database.transaction(.write, by: .system, at: Self.now) { try await mailedLinks(in: $0) }
    }

    private func mailedLinks(in transaction: Transaction) async throws -> [String] {
        let jobs = try await JobStore().claim(
            kinds: [WaitlistEntry.mailJobKind],
            owner: "test",
            limit: 9,
            lease: 60,
            at: Self.now,
            in: transaction.connection
        )
        var links: [String] = []
        for job in jobs {
            if let mailing = try await WaitlistMailing.make(for: job, in: transaction) {
                links.append("/w/\(mailing.token.text)")
            }
            try await JobStore().finish(job, in: transaction.connection)
        }
        return links
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
