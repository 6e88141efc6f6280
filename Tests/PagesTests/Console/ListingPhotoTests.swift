import Bookings
import Foundation
import HummingbirdTesting
import TestSupport
import Testing

/// Photos of a listing, in the console and where clients see them.
struct ListingPhotoTests {
    private static let path = "/console/anna/listing/photos"

    private static func upload(
        _ file: [UInt8],
        _ text: String,
        _ stage: PageStage,
        _ headers: [String: String]
    ) async throws -> PageReply {
        let field = "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\(text)\r\n"
        let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"<script>.jpg\"\r\n\r\n"
        let body = Array("\(field)\(head)".utf8) + file + Array("\r\n--x--\r\n".utf8)
        return try await stage.post(path, bytes: body, type: "multipart/form-data; boundary=x", headers: headers)
    }

    private static let nextFile = file(99)

    /// One number of the first table of the file is another, and so is the picture.
    private static func file(_ number: UInt8) -> [UInt8] {
        var file = SamplePhoto.jpeg
        if let index = file.indices.dropLast().first(where: { file[$0] == 0xFF && file[$0 + 1] == 0xDB }) {
            file[index + 5] = number
        }
        return file
    }

    @Test func `photos are added, ordered, described and removed`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            #expect(
                try await stage.get("/console/anna/listing", headers: owner).html.contains("Save the listing first")
            )
            try await stage.list(shop, "Cuts")
            let saved = try await Self.upload(SamplePhoto.jpeg, "The <b>salon</b>", stage, owner)
            #expect(saved.status == 303, "\(saved.html)")
            #expect(try await Self.upload(Self.nextFile, "Chairs", stage, owner).status == 303)
            let console = try await stage.get("/console/anna/listing", headers: owner).html
            let pictures = console.matches(of: /<img class="thumb" src="([^"]*)" alt="([^"]*)" width="32" height="48"/)
            #expect(pictures.map { String($0.2) } == ["The &lt;b&gt;salon&lt;/b&gt;", "Chairs"], "\(console)")
            let own = try await stage.get(String(try #require(pictures.first).1), headers: owner)
            #expect(own.header("Content-Type") == "image/jpeg" && own.header("Cache-Control") == "private, no-store")

            func shown() async throws -> [String] {
                let page = try await stage.get("/anna-berger").html
                let photos = /<img src="[^"]*" alt="([^"]*)" width="32" height="48" loading="lazy">/
                return page.matches(of: photos).map { String($0.1) }
            }
            #expect(try await shown() == ["The &lt;b&gt;salon&lt;/b&gt;", "Chairs"])
            let first = try #require(pictures.first?.1.split(separator: "/").dropLast().last)
            for (change, fields, texts) in [
                ("later", [], ["Chairs", "The &lt;b&gt;salon&lt;/b&gt;"]),
                ("text", [("text", "Salon")], ["Chairs", "Salon"]),
                ("earlier", [], ["Salon", "Chairs"]), ("remove", [], ["Chairs"]),
            ] as [(String, [(String, String)], [String])] {
                let changed = try await stage.post("\(Self.path)/\(first)/\(change)", fields, headers: owner)
                #expect(changed.status == 303)
                #expect(try await shown() == texts, "\(change)")
            }
            let search = try await stage.get("/search").html
            #expect(search.contains("<img class=\"thumb\" src=\"/assets/photo/prv_anna/"), "\(search)")
        }
    }

    @Test(arguments: [
        (Array("<svg onload=alert(1)>".utf8), "Salon", "not a JPEG, PNG or WebP picture"),
        (Array(SamplePhoto.jpeg.prefix(700)), "Salon", "broken or incomplete"),
        (SamplePhoto.jpeg, " ", "Say what the photo shows"), ([], "Salon", "not a JPEG, PNG or WebP picture"),
    ])
    func `what is refused is said in words`(file: [UInt8], text: String, words: String) async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.list(shop, "Cuts")
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            let refused = try await Self.upload(file, text, stage, owner)
            #expect(refused.status == 422 && refused.html.contains(words), "\(refused.html)")
            // Above the form, with the way to the field, and at the field.
            let summary = try #require(refused.html.firstMatch(of: /role="alert">.*?href="#([a-z]+)">/))
            let form = try #require(refused.html.firstRange(of: "<form method=\"post\""))
            #expect(summary.range.lowerBound < form.lowerBound, "\(refused.html)")
            #expect(refused.html.contains("id=\"\(summary.1)-fault\""), "\(refused.html)")
            var foreign = owner
            foreign["Sec-Fetch-Site"] = "cross-site"
            #expect(try await Self.upload(SamplePhoto.jpeg, "Salon", stage, foreign).status == 403)
            #expect(try await !stage.get("/anna-berger").html.contains("/assets/photo/"))
        }
    }

    @Test func `a listing that is full takes again what it has, and nothing else`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.list(shop, "Cuts")
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            for number in 0..<12 {
                let saved = try await Self.upload(Self.file(UInt8(2 + number * 3)), "No. \(number)", stage, owner)
                #expect(saved.status == 303, "\(number): \(saved.html)")
            }
            // Whose answer was lost is sent once more.
            #expect(try await Self.upload(Self.file(35), "Again", stage, owner).status == 303)
            let page = try await stage.get("/console/anna/listing", headers: owner).html
            #expect(page.contains("Again") && !page.contains("No. 11") && page.contains("No. 10"))
            let refused = try await Self.upload(Self.file(99), "One more", stage, owner)
            #expect(refused.status == 422 && refused.html.contains("There are 12 photos already"), "\(refused.html)")
        }
    }

    /// Each on a connection of its own, which ends with the answer.
    @Test(arguments: [
        (path, "text/html", "de", ["<html lang=\"de\"", "höchstens 8 MB", "href=\"/console/anna/listing#photos\""]),
        ("/b/bt_x/documents/a?lang=en", "text/html", "de", ["At most 4 MB", "href=\"/b/bt_x?lang=en\""]),
        ("/b/bt_x/documents/photos", "text/html", "en", ["At most 4 MB"]),
        ("/console/anna/page/logo", "text/html", "en", ["This page does not take that much"]),
        (path, "application/json", "de", ["\"code\":\"body_too_large\""]),
        ("/v1/bookings", "text/html", "de", ["\"code\":\"body_too_large\""]),
    ])
    func `browsers are told by a page that a body is too long for any route, and led back`(
        path: String,
        accept: String,
        language: String,
        texts: [String]
    ) async throws {
        try await PageStage.run(.live) { stage in
            let reply = try await stage.post(
                path,
                bytes: [UInt8](repeating: 0, count: 8_100_000),
                type: "multipart/form-data; boundary=x",
                headers: ["Cookie": "x=y", "Accept": accept, "Accept-Language": language]
            )
            #expect(reply.status == 413 && reply.header("Connection") == "close")
            for text in texts { #expect(reply.html.contains(text), "\(reply.html)") }
            guard accept == "text/html", path != "/v1/bookings" else { return }
            #expect(reply.header("Content-Type") == "text/html; charset=utf-8")
            #expect(reply.header("Vary") == "Accept-Language")
            #expect(reply.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
        }
    }

    @Test func `a file that is longer than its form takes comes back with the form`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.list(shop, "Cuts")
            try await stage.member("anna@example.org", .owner, of: shop)
            let owner = try await stage.signedIn("anna@example.org")
            let large = SamplePhoto.jpeg + [UInt8](repeating: 0, count: 8_100_000)
            let refused = try await Self.upload(large, "Salon", stage, owner)
            #expect(refused.status == 422 && refused.html.contains("larger than 8 MB"), "\(refused.html)")
            let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"
            let body = Array(head.utf8) + [UInt8](repeating: 0, count: 100_000) + Array("\r\n--x--\r\n".utf8)
            let type = "multipart/form-data; boundary=x"
            let logo = try await stage.post("/console/anna/page/logo", bytes: body, type: type, headers: owner)
            #expect(logo.status == 422 && logo.html.contains("role=\"alert\""), "\(logo.html)")
        }
    }
}
