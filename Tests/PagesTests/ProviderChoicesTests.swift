import Bookings
import CivilTime
import SQL
import Testing

/// What providers choose to show on their pages.
struct ProviderChoicesTests {
    private static let texts = PageTexts([
        "de": PageTexts.Entry(
            description: "Schnitte <i>seit</i> 1999",
            services: ["svc_anna_cut": PageTexts.ServiceText(name: "Haarschnitt", description: "Mit Waschen")]
        ),
        "fr": PageTexts.Entry(description: "Depuis 1999"),
    ])

    @Test
    func `texts are in the visitor's language, and else in the first that there is`() async throws {
        try await PageStage.run { stage in
            let anna = try await stage.open()
            try await stage.choose(for: anna) { try $0.setTexts(Self.texts) }
            let german = try await stage.get("/anna?lang=de").html
            #expect(german.contains("<div lang=\"de\"><p dir=\"auto\">Schnitte &lt;i&gt;seit&lt;/i&gt; 1999</p></div>"))
            #expect(german.contains("Haarschnitt") && german.contains("Mit Waschen"))
            let russian = try await stage.get("/anna?lang=ru").html
            #expect(russian.contains("<div lang=\"de\">") && russian.contains("Haircut"))
            #expect(try await stage.get("/anna/cut?lang=de").html.contains("<h1 dir=\"auto\">Haarschnitt</h1>"))
            let booking = try await stage.book(anna, at: "2026-03-05T09:00:00Z")
            #expect(try await stage.get("\(booking)?lang=de").html.contains("Haarschnitt"))
            #expect(try await stage.get("\(booking)?lang=fr").html.contains("Haircut"))
        }
    }

    @Test
    func `a logo is shown at an address that names its bytes, until it is taken away`() async throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]
        try await PageStage.run { stage in
            let anna = try await stage.open()
            #expect(!(try await stage.get("/anna").html.contains("<img")))
            try await stage.choose(for: anna) { $0.logo = ProviderLogo(png) }
            // What changes later leaves the logo where it is.
            try await stage.choose(for: anna) { $0.accent = AccentColor("#ffe600") }
            let page = try await stage.get("/anna/cut").html
            let address = try #require(page.firstMatch(of: /<img class="logo" src="([^"]*)"/)?.1)
            let reply = try await stage.get(String(address))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "image/png")
            #expect(reply.header("X-Content-Type-Options") == "nosniff")
            #expect(reply.header("Content-Security-Policy") == "default-src 'none'; sandbox")
            try await stage.choose(for: anna) { $0.logo = nil }
            #expect(try await stage.get(String(address)).status == 404)
            #expect(!(try await stage.get("/anna/cut").html.contains("<img")))
        }
    }

    @Test(arguments: [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "GIF89a", "", "\u{89}PNG",
        "%PDF-1.7",
    ])
    func `what is not a picture of pixels is not a logo`(text: String) {
        #expect(ProviderLogo(Array(text.utf8)) == nil)
    }
}

extension PageStage {
    /// Changes what a provider chooses about its pages.
    fileprivate func choose(
        for shop: Shop,
        _ change: @escaping @Sendable (inout PageChoices) throws -> Void
    ) async throws {
        try await database.transaction(.write, by: .system, at: Self.now) { transaction in
            let store = ProviderStore(zones: .system)
            var provider = try await store.find(shop.provider, in: transaction.connection)
            try change(&provider.pages)
            _ = try await store.update(provider, at: Self.now, in: transaction.connection)
        }
    }
}
