import BookablePages
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
}
