import Bookings
import CivilTime
import SQL
import Testing

/// Pages of months that are kept while nothing changes.
struct KeptPageTests {
    private static func tag(_ stage: PageStage, _ path: String) async throws -> String {
        try #require(try await stage.get(path).header("ETag"))
    }

    @Test func `a kept page is the same, and a browser that has it is told so`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let first = try await stage.get(shop.path)
            for _ in 0..<3 {
                let again = try await stage.get(shop.path)
                #expect(again.html == first.html && again.header("ETag") == first.header("ETag"))
                #expect(again.header("Content-Language") == "en")
            }
            let tag = try #require(first.header("ETag"))
            let known = try await stage.get(shop.path, headers: ["If-None-Match": tag])
            #expect(known.status == 304 && known.html.isEmpty)
            let german = try await stage.get(shop.path, headers: ["If-None-Match": tag, "Accept-Language": "de"])
            #expect(german.status == 200 && german.html.contains("lang=\"de\""))
            #expect(german.header("Content-Security-Policy") == first.header("Content-Security-Policy"))
        }
    }

    @Test func `no change is missing from a page, however often it was shown`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let path = "\(shop.path)?day=2026-03-10"
            var last = try await Self.tag(stage, path)
            let providers = ProviderDesk(zones: .system, descriptions: PolicyDescriptions())
            let services = ServiceDesk(zones: .system, terms: nil)
            let changes: [@Sendable (Transaction) async throws -> Void] = [
                { _ = try await providers.update(shop.provider, in: $0) { $0.name = "Anna Neu" } },
                { _ = try await providers.update(shop.provider, in: $0) { $0.pages.accent = AccentColor("#8a1c5b") } },
                {
                    _ = try await providers.update(shop.provider, in: $0) { provider in
                        let text = PageTexts.ServiceText(name: "Trim")
                        let entry = PageTexts.Entry(services: [shop.service.rawValue: text])
                        try provider.pages.setTexts(PageTexts(["en": entry]))
                    }
                },
                {
                    _ = try await services.update(shop.service, of: shop.provider, in: $0) { $0.description = "Short." }
                },
            ]
            for (number, change) in changes.enumerated() {
                // Shown often enough to be kept.
                for _ in 0..<3 { #expect(try await Self.tag(stage, path) == last) }
                try await stage.database.transaction(.write, by: .system, at: PageStage.now) { try await change($0) }
                let next = try await Self.tag(stage, path)
                #expect(next != last, "change \(number)")
                last = next
            }
            for _ in 0..<3 { #expect(try await stage.get(path).times.contains { $0.contains("2026-03-10T09:00") }) }
            _ = try await stage.book(shop, at: "2026-03-10T09:00:00Z")
            #expect(try await !stage.get(path).times.contains { $0.contains("2026-03-10T09:00") })
        }
    }
}
