import Foundation
import TestSupport
import Testing

/// Listings come from a file, and are found by a server that runs meanwhile.
@Suite(.timeLimit(.minutes(2)))
struct ListingsCommandTests {
    private static let heading =
        "provider_id,published,slug,categories,languages,address,latitude,longitude,online,headline_en,description_de"

    @Test func `a file sets listings, and its bad rows stop no others`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        let key = try Shop.make(in: path)
        let server = try await ServerProcess(database: path, log: folder.path("log"))
        try await Shop.open(on: server.endpoint, key: key)
        #expect(try await server.endpoint.send("GET", "/v1/search").body.contains(#""total":0"#))
        let rows = [
            Self.heading, "prv_nobody,yes,,hair,,Here,1,2,no,,Text",
            #"prv_shop,yes,shop-one,hair; nails,de,"Straße 1, Berlin",52.5,13.4,yes,"Hair ""and"" nails",Zwanzig Jahre"#,
            "prv_shop,yes,shop,hair,de,Here,1,2,no,,Text", "prv_shop,yes",
            "prv_shop,yes,shop-two,hair,de,Here,x,2,no,,Text",
            "prv_shop,yes,shop-two,hair,de,Here,1,2,no,a\u{202E}b,Text",
        ]
        let file = rows.joined(separator: "\r\n")
        let outcome = try Binary.run(["listings", "import", "-", "--database", path], input: file)
        #expect(outcome.status == 1 && outcome.output == "1 listings imported, 5 rejected\n", "\(outcome.errors)")
        for line in [2, 4, 5, 6, 7] { #expect(outcome.errors.contains("line \(line): "), "\(outcome.errors)") }
        #expect(!outcome.errors.contains("line 3: "))
        let listing = try await server.endpoint.send("GET", "/v1/providers/prv_shop/listing").body
        #expect(
            listing.contains(#""slug":"shop-one""#) && listing.contains(#""headline":"Hair \"and\" nails""#),
            "\(listing)"
        )
        #expect(listing.contains(#""status":"published""#) && listing.contains("Zwanzig Jahre"), "\(listing)")
        // The server looks five times a second for what others have written.
        var found = ""
        for _ in 0..<50 where !found.contains("shop-one") {
            try await Task.sleep(for: .milliseconds(100))
            found = try await server.endpoint.send("GET", "/v1/search?q=strasse%20zwanzig").body
        }
        #expect(found.contains("shop-one"), "\(found)")
        #expect(server.stop() == 0)
        let log = try Binary.run(["audit", "list", "--provider", "prv_shop", "--format", "csv", "--database", path])
        #expect(log.output.contains("bookable listings import"), "\(log.errors)")
    }

    @Test(arguments: [
        ("provider_id,colour\nprv_a,red\n", "colour"), ("slug\nanna-b\n", "provider_id"), ("", "empty"),
        ("provider_id,slug\n\"prv_a", "not closed"),
    ])
    func `what is no file of listings is refused whole`(file: String, reason: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("empty.sqlite")
        try #require(try Binary.run(["migrate", "--database", path]).status == 0)
        let outcome = try Binary.run(["listings", "import", "-", "--database", path], input: file)
        #expect(outcome.status == 1 && outcome.errors.contains(reason), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }
}
