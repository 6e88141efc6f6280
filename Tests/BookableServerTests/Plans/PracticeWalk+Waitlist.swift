@testable import BookableServer
import Bookings
import CivilTime
import HTTPTypes
import SQL
import Testing

/// Those who wait for a place.
extension PracticeWalk {
    /// Three wait for a date that is closed, which then opens; one takes what is offered, one declines, and one is taken off.
    func wait() async throws {
        let date = "2026-06-21"
        let exception = "\(anna.path)/exceptions/\(date)"
        try await expect(.put, exception, ["is_available": false], as: anna.key)
        let desk = stage.server.waitlist
        let offers = WaitlistOffers(on: stage.database, desk, clock: { stage.clock.now })
        let entries = try await ["mia", "noa", "zoe"].asyncMap { try await join($0, on: date, desk) }
        for entry in entries {
            try await expect(.post, "/v1/waitlist/\(entry.id)/confirm", ["token": .string(entry.token)])
        }
        let open: JSONValue = ["is_available": true, "custom_start": "09:00", "custom_end": "10:00"]
        try await expect(.put, exception, open, as: anna.key)
        _ = try await offers.offerAll()
        _ = try await mail()
        for action in ["decline", "accept"] {
            // Within one second chance says who came first.
            let list = try await stage.send(.get, "/v1/waitlist?provider=prv_anna&status=offered", as: anna.key)
            let offered = try #require(list.json["items"].array.first?["id"].string)
            let token = try #require(entries.first { $0.id == offered }).token
            try await expect(.post, "/v1/waitlist/\(offered)/\(action)", ["token": .string(token)])
            _ = try await offers.offerAll()
        }
        for entry in entries {
            try await expect(.post, "/v1/waitlist/\(entry.id)/leave", ["token": .string(entry.token)])
        }
        try await expect(.get, "/v1/waitlist?provider=prv_anna&status=booked", as: anna.key)
        try await expect(.get, "/v1/waitlist/\(entries[0].id)", as: anna.key)
    }

    private func join(_ name: String, on date: String, _ desk: WaitlistDesk) async throws -> (id: String, token: String)
    {
        let service = try #require(ServiceID(rawValue: "svc_anna_free"))
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let day = try #require(CivilDate(date))
        let client = ClientDetails(name: name, email: "\(name)@example.com")
        let window = try WaitlistWindow(firstDate: day, lastDate: day)
        let entry = try await stage.database.transaction(.write, by: .anonymous, at: stage.clock.now) {
            try await desk.join(service, of: provider, for: client, window, in: $0)
        }
        return (entry.id.rawValue, try await mail())
    }

    /// Writes the mail that is to be sent, which nobody sends here, and returns the token in its link.
    private func mail() async throws -> String {
        let jobs = try await stage.database.transaction(.write) { [now = stage.clock.now] connection in
            try await JobStore().claim(
                kinds: [WaitlistEntry.mailJobKind],
                owner: "walk",
                limit: 1,
                lease: 60,
                at: now,
                in: connection
            )
        }
        let job = try #require(jobs.first)
        return try await stage.database.transaction(.write, by: .system, at: stage.clock.now) { transaction in
            let mailing = try #require(try await WaitlistMailing.make(for: job, in: transaction))
            try await JobStore().finish(job, in: transaction.connection)
            return mailing.token.text
        }
    }
}
