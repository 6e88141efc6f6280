import BookablePages
import Foundation
import Marketplace
import Testing

/// The page of a listed provider, at the address of its listing.
struct ListingPageTests {
    @Test func showsWhatTheListingSays() async throws {
        try await PageStage.run { stage in
            let anna = try await stage.open()
            try await stage.list(anna, "Cuts & colour")
            let listed = try await stage.get("/anna-berger")
            #expect(listed.status == 200)
            #expect(listed.html.contains("Cuts &amp; colour"), "\(listed.html)")
            #expect(listed.html.contains("Oranienstraße 1"), "\(listed.html)")
            #expect(try await !stage.get("/anna").html.contains("Oranienstraße 1"))
            #expect(try await stage.get("/nobody-here").status == 404)
        }
    }

    @Test func `programs read what a listing offers, and no text of it becomes markup`() async throws {
        let console = ConsoleOptions(publicURL: "https://book.example")
        try await PageStage.run(console: console) { stage in
            let anna = try await stage.open(called: "Anna </script><b>")
            try await stage.list(anna, "Cuts & colour")
            for (hour, stars) in zip([9, 10, 11], ["5", "4", "5"]) {
                let address = try await stage.visit(anna, at: hour)
                _ = try await stage.post("\(address)/review", [("stars", stars)])
            }
            let page = try await stage.get("/anna-berger").html
            #expect(page.matches(of: /<\/script>/).count == 1, "\(page)")
            let match = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/))
            let json = try JSONSerialization.jsonObject(with: Data(String(match.1).utf8))
            let business = try #require(json as? [String: Any])
            #expect(business["name"] as? String == "Anna </script><b>")
            #expect(business["url"] as? String == "https://book.example/anna-berger")
            let rating = try #require(business["aggregateRating"] as? [String: Any])
            #expect(rating["ratingValue"] as? String == "4.15" && rating["reviewCount"] as? Int == 3)
            let offers = try #require(business["makesOffer"] as? [[String: Any]])
            #expect(offers.map { $0["price"] as? String } == ["49.00"])
            #expect(page.contains("<meta property=\"og:url\" content=\"https://book.example/anna-berger\">"))
            #expect(page.contains("<meta property=\"og:description\" content=\"Cuts &amp; colour\">"))
        }
    }

    @Test func `search engines find listed providers, and people how the search works`() async throws {
        try await PageStage.run(console: ConsoleOptions(publicURL: "https://book.example")) { stage in
            try await stage.list(try await stage.open(), "Cuts")
            let sitemap = try await stage.get("/sitemap.xml")
            #expect(sitemap.html.contains("<url><loc>https://book.example/anna-berger</loc></url>"))
            #expect(sitemap.header("Content-Type") == "application/xml; charset=utf-8")
            #expect(try await stage.get("/sitemap.xml?part=2").status == 404)
            #expect(try await stage.get("/robots.txt").html.contains("Sitemap: https://book.example/sitemap.xml"))
            let terms = try await stage.get("/terms").html
            #expect(SearchScore.Factor.allCases.allSatisfy { terms.contains("<dd>\($0.weight)</dd>") })
            #expect(terms.contains("Nobody can pay") && terms.contains("10 reviews of 4 stars"))
        }
    }
}
