package import Bookings
package import SQL

/// Reads and replaces the categories that providers are listed under.
package struct CategoryDesk: Sendable {
    package init() {}

    /// The categories of this server: those that the operator has set, or else those of the release.
    package func tree(in connection: any SQLConnection) async throws -> CategoryTree {
        let rows = try await connection.query("SELECT tree FROM listing_categories WHERE version = 1")
        guard let text = try rows.first?.decode("tree", as: String.self) else { return try Self.initial() }
        return try CategoryTree(try JSONText.decode([Category].self, from: text))
    }

    /// Replaces all categories; an empty list restores those of the release.
    ///
    /// Listings keep the ids of categories that are gone, and are found under them again when these come back.
    package func replace(with tree: CategoryTree, in transaction: Transaction) async throws -> CategoryTree {
        let (connection, now) = (transaction.connection, transaction.now)
        if tree.categories.isEmpty {
            try await connection.execute("DELETE FROM listing_categories WHERE version = 1")
        } else {
            let text = try JSONText.encode(tree.categories)
            try await connection.execute(
                """
                INSERT INTO listing_categories (version, tree, updated_at) VALUES (1, \(text), \(now))
                ON CONFLICT (version) DO UPDATE SET tree = \(text), updated_at = \(now)
                """
            )
        }
        try await connection.notify(CalendarChange.channel, Self.change)
        return try await self.tree(in: connection)
    }

    /// The payload that announces changed categories on the channel of calendars; not an id of a provider.
    static let change = "categories"

    /// The categories of the release.
    package static func initial() throws -> CategoryTree {
        let text = String(decoding: PackageResources.initial_categories_json, as: UTF8.self)
        return try CategoryTree(try JSONText.decode([Category].self, from: text))
    }
}
