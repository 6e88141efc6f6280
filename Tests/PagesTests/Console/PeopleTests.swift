import Bookings
import Testing

/// The members of a provider.
struct PeopleTests {
    @Test func `an owner adds a person, changes the role and removes her`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let anna = try await stage.member("anna@example.org", .owner, of: shop, called: "Anna Berger")
            let owner = try await stage.signedIn("anna@example.org")
            let form = [("name", "Jo Keller"), ("email", "Jo@Example.org"), ("role", "front_desk")]
            let added = try await stage.post("/console/anna/people", form, headers: owner)
            #expect(added.header("Location") == "/console/anna/people?news=added")
            let page = try await stage.get("/console/anna/people?news=added", headers: owner)
            #expect(page.html.contains("Jo Keller") && page.html.contains("jo@example.org"))
            #expect(page.html.contains("The person has been added"))
            let again = try await stage.post("/console/anna/people", form, headers: owner)
            #expect(again.status == 422 && again.html.contains("This address is a member already."))

            let desk = try await stage.signedIn("jo@example.org")
            #expect(try await stage.get("/console/anna/people", headers: desk).status == 403)
            let ids = page.html.matches(of: /people\/(mbr_[a-z0-9]*)\/remove/).map { String($0.1) }
            let id = try #require(ids.first { $0 != anna.id.rawValue })
            _ = try await stage.post("/console/anna/people/\(id)/role", [("role", "owner")], headers: owner)
            #expect(try await stage.get("/console/anna/people", headers: desk).status == 200)
            _ = try await stage.post("/console/anna/people/\(id)/remove", [], headers: owner)
            // At once, in sessions that have begun.
            #expect(try await stage.get("/console/anna/people", headers: desk).status == 404)
        }
    }

    @Test func `the last owner stays`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let anna = try await stage.member("anna@example.org", .owner, of: shop)
            try await stage.member("jo@example.org", .staff, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            let path = "/console/anna/people/\(anna.id)"
            for (action, fields) in [("role", [("role", "staff")]), ("remove", [])] {
                let reply = try await stage.post("\(path)/\(action)", fields, headers: owner)
                #expect(reply.header("Location") == "/console/anna/people?news=keeps-owner")
            }
            #expect(try await stage.get("/console/anna/people", headers: owner).status == 200)
            let admin = try await stage.post("\(path)/role", [("role", "admin")], headers: owner)
            #expect(admin.status == 404)
        }
    }

    @Test func `finance sees the money, and nothing else`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("fin@example.org", .finance, of: shop)
            _ = try await stage.booking(shop, at: "2026-03-05T09:00:00Z", paid: 4_900)
            let finance = try await stage.signedIn("fin@example.org")
            #expect(try await stage.get("/console/anna", headers: finance).header("Location") == "/console/anna/money")
            let page = try await stage.get("/console/anna/money", headers: finance)
            #expect(page.html.contains("March 2026") && page.html.contains("€49.00"))
            #expect(!page.html.contains("Kim") && !page.html.contains("/console/anna/day"))
        }
    }
}
