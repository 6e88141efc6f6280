import Bookings
import Localization

/// All categories, each after the one that it belongs to.
package struct CategoryTree: Sendable {
    package let categories: [Category]
    private let places: [CategoryID: Int]

    /// The most categories that a tree has.
    package static let maximumCategories = 1_000

    /// The most categories from the top to the deepest.
    package static let maximumLevels = 5

    /// Throws ``BookingsError`` for duplicate ids, parents that do not come first, names without English or in other
    /// languages than Bookable's, and too many categories or levels.
    package init(_ categories: [Category]) throws {
        guard categories.count <= Self.maximumCategories else {
            throw Self.refusal("items", "There can be at most \(Self.maximumCategories) categories.")
        }
        var places: [CategoryID: Int] = [:]
        var levels: [CategoryID: Int] = [:]
        for (place, category) in categories.enumerated() {
            let field = "items[\(place)]"
            guard places.updateValue(place, forKey: category.id) == nil else {
                throw Self.refusal("\(field).id", "The category \(category.id) can be given only once.")
            }
            // A parent that comes later, or that is the category itself, would make cycles possible.
            guard let level = category.parent.map({ levels[$0] }) ?? 0, level < Self.maximumLevels else {
                throw Self.refusal(
                    "\(field).parent_id",
                    "A category belongs to one before it, at most \(Self.maximumLevels) levels deep."
                )
            }
            levels[category.id] = level + 1
            try Self.check(category.names, "\(field).names")
        }
        self.categories = categories
        self.places = places
    }

    private static func check(_ names: [String: String], _ field: String) throws {
        guard names["en"] != nil else { throw refusal("\(field).en", "A category has at least an English name.") }
        for (tag, name) in names where Language(tag: tag) == nil || !(1...60).contains(name.unicodeScalars.count) {
            throw refusal("\(field).\(tag)", "Names have 1 to 60 characters, in \(languages).")
        }
    }

    private static var languages: String { Language.allCases.map(\.tag).joined(separator: ", ") }

    private static func refusal(_ field: String, _ message: String) -> BookingsError {
        BookingsError(.invalidValue, message, field: field)
    }

    package subscript(id: CategoryID) -> Category? { places[id].map { categories[$0] } }

    /// A category and all that belongs to it, at any depth; empty if it does not exist.
    package func descendants(of id: CategoryID) -> Set<CategoryID> {
        guard places[id] != nil else { return [] }
        var found: Set<CategoryID> = [id]
        // Parents come first, so that one pass reaches every depth.
        for category in categories where category.parent.map(found.contains) == true { found.insert(category.id) }
        return found
    }

    /// A category and those that it belongs to, up to the top.
    func ancestry(of id: CategoryID) -> [Category] {
        var found: [Category] = []
        var next = self[id]
        while let category = next {
            found.append(category)
            next = category.parent.flatMap { self[$0] }
        }
        return found
    }
}
