@testable import BookablePages
import Foundation
import HummingbirdTesting
import Testing

/// The reference of the API, made from its description.
struct ReferenceTests {
    @Test func `it shows every operation with all that the description says`() async throws {
        try await PageStage.run { stage in
            let page = try await stage.get("/docs").html
            let description = try await stage.get("/openapi.json").html
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(description.utf8)) as? [String: Any]
            )
            let paths = try #require(document["paths"] as? [String: [String: Any]])
            for (path, item) in paths {
                for (method, operation) in item {
                    let operation = try #require(operation as? [String: Any])
                    let id = try #require(operation["operationId"] as? String)
                    #expect(page.contains("id=\"operation-\(id)\""), "\(id)")
                    #expect(page.contains("href=\"#operation-\(id)\""), "\(id)")
                    let shown = try #require(Self.section(of: id, in: page))
                    #expect(shown.contains("<span class=\"method\">\(method.uppercased())</span> <code>\(path)</code>"))
                    for status in (operation["responses"] as? [String: Any] ?? [:]).keys {
                        #expect(shown.contains("<dt>\(status)</dt>") || shown.contains("<h5>\(status)</h5>"), "\(id)")
                    }
                    for parameter in operation["parameters"] as? [[String: Any]] ?? [] {
                        guard let name = parameter["name"] as? String else { continue }
                        #expect(shown.contains("<dt><code>\(name)</code> in "), "\(id) \(name)")
                    }
                    if operation["requestBody"] != nil { #expect(shown.contains("<h4>Body"), "\(id)") }
                }
            }
            let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
            for name in schemas.keys { #expect(page.contains("id=\"schema-\(name)\""), "\(name)") }
        }
    }

    @Test func `every link within it leads somewhere, and none leads out`() async throws {
        try await PageStage.run { stage in
            let page = try await stage.get("/docs").html
            let places = Set(page.matches(of: /\sid="([^"]+)"/).map { String($0.1) })
            let links = Set(page.matches(of: /href="#([^"]+)"/).map { String($0.1) })
            #expect(links.subtracting(places) == [] && links.count > 200)
            #expect(page.contains("href=\"/openapi.json\""))
            #expect(page.matches(of: /(href|src)="(https?:)?\/\//).isEmpty)
            #expect(!page.contains("<script") && !page.contains(" style="))
        }
    }

    @Test(arguments: [
        (#""\u00e9\u20ac\ud83d\ude00\"\\\/\n""#, "é€😀\"\\/\n"), (#" "a" "#, "a"), (#""\uD834\udd1E""#, "𝄞"),
    ])
    func `escapes are the characters that they stand for`(json: String, text: String) throws {
        #expect(DescriptionReader.read(Array(json.utf8))?.string == text)
    }

    @Test(arguments: [
        #""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\ud83d""#, #""\u12""#, #""\u+123""#,
        #""\x""#, #"{"a":1"#,
        #""a" "b""#, #""\u"#, "", "[1,]", "tru",
    ])
    func `what is not JSON is not read`(json: String) {
        #expect(DescriptionReader.read(Array(json.utf8)) == nil)
    }

    /// The operation's part of the page.
    private static func section(of id: String, in page: String) -> Substring? {
        guard let place = page.range(of: "id=\"operation-\(id)\"") else { return nil }
        let begin = page.range(of: "<details", options: .backwards, range: page.startIndex..<place.lowerBound)
        let end = page.range(of: "</details>", range: place.upperBound..<page.endIndex)
        guard let begin, let end else { return nil }
        return page[begin.lowerBound..<end.upperBound]
    }
}
