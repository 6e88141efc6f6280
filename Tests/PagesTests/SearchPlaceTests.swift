import Bookings
import Foundation
import Testing

/// Clients search near a town by its name, without a script.
struct SearchPlaceTests {
    @Test func `a town is found by its name, and results say how far they are`() async throws {
        try await PageStage.run { stage in
            let anna = try await stage.open()
            try await stage.list(anna, "Cuts", at: "Oranienstraße 1, 10999 Berlin", "52.50,13.41")
            let maya = try await stage.open("maya", called: "Maya Torres")
            try await stage.list(maya, "Cuts", at: "Zeil 4, 60313 Frankfurt am Main", "50.11,8.68")
            let all = try await stage.get("/search").html
            #expect(all.contains("href=\"/anna-berger\"") && all.contains("href=\"/maya-berger\""))
            #expect(all.contains("<option value=\"Berlin\"><option value=\"Frankfurt am Main\">"), "\(all)")
            let near = try await stage.get("/search?town=berlin").html
            #expect(near.contains("href=\"/anna-berger\"") && !near.contains("href=\"/maya-berger\""))
            #expect(near.contains("0.0 km away") && near.contains("<bdi>Berlin</bdi></h2>"), "\(near)")
            #expect(near.contains("<option value=\"25\" selected>25 km</option>"))
            let code = try await stage.get("/search?town=60313&radius_km=5&lang=de").html
            #expect(code.contains("href=\"/maya-berger?lang=de\"") && code.contains("0.0 km entfernt"), "\(code)")
            // The town goes before a position that was there before.
            let both = try await stage.get("/search?town=Frankfurt&near=52.5,13.4").html
            #expect(both.contains("href=\"/maya-berger\"") && !both.contains("name=\"near\""))
        }
    }

    @Test func `a town in which nobody is listed is said to be one`() async throws {
        try await PageStage.run { stage in
            try await stage.list(try await stage.open(), "Cuts", at: "Oranienstraße 1, 10999 Berlin", "52.50,13.41")
            let page = try await stage.get("/search?town=%3Cb%3EHamburg").html
            #expect(page.contains("No one is listed in “&lt;b&gt;Hamburg”."), "\(page)")
            #expect(!page.contains("href=\"/anna-berger\"") && !page.contains("<b>Hamburg"))
        }
    }

    @Test func `a position stays with the search until it is taken away`() async throws {
        try await PageStage.run { stage in
            try await stage.list(try await stage.open(), "Cuts", at: "Oranienstraße 1, 10999 Berlin", "52.50,13.41")
            let page = try await stage.get("/search?near=52.51,13.4&q=cuts").html
            #expect(page.contains("<input type=\"hidden\" name=\"near\" value=\"52.51,13.4\">"))
            #expect(page.contains("href=\"/search?q=cuts\">Anywhere</a>"), "\(page)")
            // Nothing of the browser is asked for before the button is pressed, which is there only with the script.
            #expect(page.contains("id=\"here\" type=\"button\" hidden>Near me</button>"), "\(page)")
            let policy = try await stage.get("/search").header("Content-Security-Policy")
            #expect(policy?.contains("script-src 'self'") == true)
        }
    }
}
