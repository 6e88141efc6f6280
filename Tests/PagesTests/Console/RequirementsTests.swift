import Bookings
import SQL
import Testing

/// What a service asks of its clients, in the console.
struct RequirementsTests {
    private static let path = "/console/anna/services/cut/questions"

    @Test func `an owner asks for something, and clients are asked`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            let first = try await stage.get(Self.path, headers: owner)
            let revision = try #require(first.html.firstMatch(of: /name="revision" value="([^"]*)"/)).1
            let form = [
                ("revision", String(revision)), ("q0-label", "Which <length>?"), ("q0-kind", "choice"),
                ("q0-choices", "Short\r\nLong \r\n"), ("q0-required", "yes"), ("q1-label", "Größe"),
                ("q1-kind", "number"),
                ("q2-label", ""), ("d0-label", "Referral"), ("d0-due", "visit"), ("ahead", "none"), ("size", ""),
            ]
            let saved = try await stage.post(Self.path, form, headers: owner)
            #expect(saved.header("Location") == "/console/anna/services?news=saved", "\(saved.status)")
            let service = try await stage.database.transaction(.read) {
                try await ServiceStore().find(shop.service, of: shop.provider, in: $0)
            }
            let fields = try #require(service.requirements.fields.count == 2 ? service.requirements.fields : nil)
            #expect(fields[0].name == "which_length" && fields[0].choices == ["Short", "Long"] && fields[0].required)
            #expect(fields[1].name == "gr_e" && fields[1].type == .number && !fields[1].required)
            #expect(service.requirements.documents.map(\.label) == ["Referral"])
            let page = try await stage.get("/anna/cut/book?at=2026-03-09T09:00:00Z").html
            #expect(page.contains("Which &lt;length&gt;?") && page.contains("Größe"))

            // From the form as it was, so that nothing of the other's change is lost.
            let late = try await stage.post(Self.path, form, headers: owner)
            #expect(late.status == 422 && late.html.contains("Which &lt;length&gt;?"))
            let again = try await stage.get(Self.path, headers: owner)
            #expect(again.html.contains("value=\"which_length\""), "A question keeps the name of its answers.")
        }
    }

    @Test(arguments: [
        [("q0-label", "Pick"), ("q0-kind", "choice"), ("q0-choices", "Same\nSame")],
        [("q0-label", "Pick"), ("q0-kind", "choice")], [("ahead", "percent"), ("size", "101")],
        [("ahead", "amount"), ("size", "x")], [("ahead", "all")],
        [("q0-label", String(repeating: "x", count: 201))],
    ])
    func `what cannot be asked for is refused, and stays typed`(fields: [(String, String)]) async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            let first = try await stage.get(Self.path, headers: owner)
            let revision = try #require(first.html.firstMatch(of: /name="revision" value="([^"]*)"/)).1
            let reply = try await stage.post(Self.path, fields + [("revision", String(revision))], headers: owner)
            #expect(reply.status == 422)
            for (_, value) in fields { #expect(reply.html.contains(value)) }
            let service = try await stage.database.transaction(.read) {
                try await ServiceStore().find(shop.service, of: shop.provider, in: $0)
            }
            #expect(service.requirements.fields.isEmpty && service.prepayment == .notRequired)
        }
    }
}
