import Bookings
import CivilTime
import Foundation
import SQL
import Scheduling
import Testing

/// Clients in the console.
struct ClientTests {
    @Test func `a client is found by parts of what is known, and opened with all bookings`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let first = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Kim Client")
            let second = try await stage.booking(shop, at: "2026-03-10T09:00:00Z", for: "Kim Client")
            let path = "/console/anna/clients"
            for text in ["kim cl", "KIM@EXAMPLE", "Client"] {
                let page = try await stage.post(path, [("q", text)], headers: owner).html
                let found = page.matches(of: /clients\/bkg_anna_[a-z0-9]*/).count
                #expect(found == 1, "\(text): one entry for one address")
            }
            let nobody = try await stage.post(path, [("q", "nobody")], headers: owner).html
            #expect(nobody.contains("Nobody was found"))
            #expect(try await stage.post(path, [("q", "k")], headers: owner).html.contains("at least two characters"))
            let page = try await stage.get("\(path)/\(first)", headers: owner).html
            #expect(page.contains("kim@example.org") && page.contains("bookings/\(first)"))
            #expect(page.contains("bookings/\(second)"))
            let audited = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT subjects FROM audit_entries WHERE access = 'read'")
                    .map { try $0.decode("subjects", as: String.self) }
            }
            #expect(audited.contains { $0.contains(second.rawValue) }, "Who looks is recorded.")
        }
    }

    @Test func `everything known of a client is downloaded`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Kim Client", paid: 4_900)
            let file = try await stage.post("/console/anna/clients/\(id)/export", [], headers: owner)
            #expect(file.status == 200 && file.header("Content-Type") == "application/json")
            #expect(file.header("Content-Disposition")?.hasPrefix("attachment") == true)
            #expect(file.html.contains("Kim Client") && file.html.contains("\"amount\":4900"))
        }
    }

    /// More bookings than are read at once.
    @Test func `a file has all bookings of a client`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open("anna", called: "Anna", service: "Lecture") { $0.timing.capacity = 200 }
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            var id: BookingID?
            for _ in 0..<101 { id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Kim Client") }
            let client = try #require(id)
            let file = try await stage.post("/console/anna/clients/\(client)/export", [], headers: owner)
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(file.html.utf8)) as? [String: Any]
            )
            #expect((document["bookings"] as? [Any])?.count == 101)
            #expect(document["provider_id"] as? String == "prv_anna" && document["exported_at"] is String)
        }
    }

    @Test func `a telephone number alone does not make two people one`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let number = "+49 1511 2345678"
            _ = try await stage.book(shop, at: "2026-03-09T09:00:00Z", paid: 0, for: "Kim Client", calling: number)
            let other = try await stage.book(
                shop,
                at: "2026-03-10T09:00:00Z",
                paid: 0,
                for: "Mallory",
                emailed: "mallory@example.org",
                calling: number
            )
            let id = try await stage.id(of: other)
            let file = try await stage.post("/console/anna/clients/\(id)/export", [], headers: owner)
            #expect(file.status == 200 && file.html.contains("Mallory") && !file.html.contains("Kim Client"))
        }
    }

    @Test func `a client's data is erased after a confirmation, and not while it is needed`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Kim Client")
            let path = "/console/anna/clients/\(id)/erase"
            #expect(try await stage.get(path, headers: owner).html.contains("Kim Client"))
            #expect(try await stage.post(path, [], headers: owner).status == 422)
            let needed = try await stage.post(path, [("sure", "yes")], headers: owner)
            #expect(needed.status == 409 && needed.html.contains("A booking is still to take place"))
            let desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: [])
            try await stage.database.transaction(.write, by: .system, at: PageStage.now + 10 * 86_400) { transaction in
                _ = try await desk.complete(id, in: transaction)
            }
            let erased = try await stage.post(path, [("sure", "yes")], headers: owner)
            #expect(erased.header("Location") == "/console/anna/clients?news=erased")
            let found = try await stage.post("/console/anna/clients", [("q", "kim")], headers: owner).html
            #expect(found.contains("Nobody was found"))
            let booking = try await stage.database.transaction(.read) { try await BookingStore().find(id, in: $0) }
            #expect(booking.client == .erased)
        }
    }

    @Test func `clients open under their own provider, to those who may`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let other = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("anna@example.org", .owner, of: other)
            try await stage.member("desk@example.org", .frontDesk, of: shop)
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Kim Client")
            for path in ["", "/erase"] {
                #expect(try await stage.get("/console/maya/clients/\(id)\(path)", headers: owner).status == 404)
            }
            for path in ["export", "erase"] {
                let action = "/console/maya/clients/\(id)/\(path)"
                let reply = try await stage.post(action, [("sure", "yes")], headers: owner)
                #expect(reply.status == 404, "\(path)")
            }
            let found = try await stage.post("/console/maya/clients", [("q", "kim")], headers: owner).html
            #expect(!found.contains("Kim Client"))
            let desk = try await stage.signedIn("desk@example.org")
            let page = try await stage.get("/console/anna/clients/\(id)", headers: desk)
            #expect(page.status == 200 && !page.html.contains("/erase") && !page.html.contains("/export"))
            #expect(try await stage.post("/console/anna/clients/\(id)/export", [], headers: desk).status == 403)
        }
    }
}
