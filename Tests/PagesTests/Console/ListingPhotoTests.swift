import Bookings
import Foundation
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

    private static let nextFile = {
        // One number of the first table of the file is another, and so is the picture.
        var file = SamplePhoto.jpeg
        if let index = file.indices.dropLast().first(where: { file[$0] == 0xFF && file[$0 + 1] == 0xDB }) {
            file[index + 5] = 99
        }
        return file
    }()

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
            var foreign = owner
            foreign["Sec-Fetch-Site"] = "cross-site"
            #expect(try await Self.upload(SamplePhoto.jpeg, "Salon", stage, foreign).status == 403)
            #expect(try await !stage.get("/anna-berger").html.contains("/assets/photo/"))
        }
    }
}
