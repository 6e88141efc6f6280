import Bookings
import Localization
import Testing

@testable import Marketplace

/// The categories of the release, and what can be a tree.
struct CategoryTreeTests {
    private func category(_ id: String, in parent: String? = nil) throws -> Marketplace.Category {
        Category(
            id: try #require(CategoryID(rawValue: id)),
            parent: try parent.map { try #require(CategoryID(rawValue: $0)) },
            names: ["en": id]
        )
    }

    @Test func eachCategoryOfTheReleaseHasAllLanguages() throws {
        let tree = try CategoryDesk.initial()
        #expect(tree.categories.count > 40)
        for category in tree.categories {
            #expect(Set(category.names.keys) == Set(Language.allCases.map(\.tag)), "\(category.id)")
        }
    }

    @Test func descendantsAreOfEveryDepth() throws {
        let tree = try CategoryTree([
            category("a"), category("b", in: "a"), category("c", in: "b"), category("d"),
        ])
        let all = try #require(CategoryID(rawValue: "a"))
        #expect(tree.descendants(of: all).map(\.rawValue).sorted() == ["a", "b", "c"])
        #expect(try tree.descendants(of: #require(CategoryID(rawValue: "e"))).isEmpty)
    }

    @Test func whatIsNoTreeIsRefused() throws {
        let parts: [[Marketplace.Category]] = [
            [try category("a"), try category("a")], [try category("a", in: "a")],
            [try category("b", in: "a"), try category("a")],
            try (0...5).map { try category("c\($0)", in: $0 == 0 ? nil : "c\($0 - 1)") },
        ]
        for part in parts { #expect(throws: BookingsError.self) { try CategoryTree(part) } }
    }
}
