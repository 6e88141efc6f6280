import Bookings
import Testing

/// How a provider's pages look and what they say, set in the console.
struct AppearanceTests {
    private static let path = "/console/anna/page"

    @Test func `colour, sites and texts are set and shown`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            let look = [("accent", "#8A1C5B"), ("origins", "https://salon.example/\nhttps://Other.example")]
            #expect(
                try await stage.post(Self.path, look, headers: owner).header("Location") == "\(Self.path)?news=saved"
            )
            let page = try await stage.get("\(shop.path)?embed=1")
            #expect(page.html.contains("8a1c5b"))
            let policy = page.header("Content-Security-Policy") ?? ""
            #expect(policy.contains("frame-ancestors https://salon.example https://other.example"))

            let form = try await stage.get("\(Self.path)?texts=de", headers: owner).form
            let texts = [
                ("language", "de"), ("revision", try #require(form["revision"])), ("description", "Über <b>Anna</b>"),
                ("name.cut", "Haarschnitt"), ("description.cut", "Kurz."),
            ]
            let saved = try await stage.post("\(Self.path)/texts", texts, headers: owner)
            #expect(saved.header("Location") == "\(Self.path)?news=saved&texts=de")
            let german = try await stage.get("/anna?lang=de")
            #expect(german.html.contains("Über &lt;b&gt;Anna&lt;/b&gt;") && german.html.contains("Haarschnitt"))
            #expect(try await stage.get("/anna?lang=fr").html.contains("Haircut"))
            // A form that was made before somebody else saved.
            let late = try await stage.post("\(Self.path)/texts", texts, headers: owner)
            #expect(late.status == 422 && late.html.contains("Haarschnitt"))
        }
    }

    @Test func `what cannot be read comes back as it was typed`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            let look = [("accent", "red"), ("origins", "https://salon.example/page")]
            let refused = try await stage.post(Self.path, look, headers: owner)
            #expect(refused.status == 422 && refused.html.matches(of: /class="field wrong"/).count == 2)
            #expect(refused.form["accent"] == "red" && refused.html.contains("https://salon.example/page"))
            let form = try await stage.get("\(Self.path)?texts=en", headers: owner).form
            let long = [
                ("language", "en"), ("revision", try #require(form["revision"])),
                ("description", String(repeating: "a", count: 2_001)),
            ]
            let tooLong = try await stage.post("\(Self.path)/texts", long, headers: owner)
            #expect(tooLong.status == 422 && tooLong.html.contains("aaaa"))
            #expect(try await stage.post("\(Self.path)/texts", [("language", "xx")], headers: owner).status == 404)
        }
    }

    @Test func `a logo is uploaded and removed, and only a picture`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            func upload(_ content: String) async throws -> PageReply {
                let body =
                    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n\(content)\r\n--x--\r\n"
                let type = "multipart/form-data; boundary=x"
                return try await stage.post("\(Self.path)/logo", body: body, type: type, headers: owner)
            }
            #expect(try await upload("RIFF1234WEBPabc").header("Location") == "\(Self.path)?news=saved")
            #expect(try await stage.get("/anna").html.contains("/assets/logo/prv_anna/"))
            #expect(try await stage.get(Self.path, headers: owner).html.contains("/assets/logo/prv_anna/"))
            #expect(try await upload("<svg onload=alert(1)>").status == 422)
            #expect(try await stage.post("\(Self.path)/logo/remove", [], headers: owner).status == 303)
            #expect(try await !stage.get("/anna").html.contains("/assets/logo/"))
        }
    }
}
