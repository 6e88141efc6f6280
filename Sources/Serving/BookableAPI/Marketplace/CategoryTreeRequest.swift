import Bookings
import Localization
import Marketplace
import Policies
import WireFormat

/// The body of `PUT /v1/categories`: all categories, each after the one that it belongs to.
struct CategoryTreeRequest: Decodable {
    let tree: CategoryTree

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let items = try fields.list("items", of: Item.self, maximum: CategoryTree.maximumCategories)
        fields.demand("items")
        try fields.finish()
        tree = try CategoryTree(items.map(\.category))
    }

    private struct Item: Decodable {
        let category: Category

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            let id = try fields.categoryID("id")
            let parent = try fields.categoryID("parent_id")
            let names = try fields.optional("names", as: Names.self)?.names
            fields.demand("id", "names")
            try fields.finish()
            category = Category(
                id: try fields.require(id, "id"),
                parent: parent,
                names: try fields.require(names, "names")
            )
        }
    }

    private struct Names: Decodable {
        private(set) var names: [String: String] = [:]

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            for language in Language.allCases {
                names[language.tag] = try fields.name(language.tag, length: 1...60)
            }
            fields.demand("en")
            try fields.finish()
        }
    }
}

extension Fields {
    fileprivate mutating func categoryID(_ key: String) throws -> CategoryID? {
        try reading(key) { fields in
            guard let text = try fields.text(key, length: 1...40) else { return nil }
            guard let id = CategoryID(rawValue: text) else {
                let reason =
                    "\(quoted(text)) is not the id of a category: lower-case letters, digits and single hyphens."
                throw fields.refusal(key, reason, fault: .format("hair"))
            }
            return id
        }
    }
}

/// All categories, in the order in which they are shown.
struct CategoryTreeResponse: Encodable {
    let items: [Category]

    init(_ tree: CategoryTree) {
        items = tree.categories
    }
}
