/// What a listing says in one language.
package struct ListingText: Codable, Hashable, Sendable {
    package var headline: String?
    package var description: String?

    package init(headline: String? = nil, description: String? = nil) {
        self.headline = headline
        self.description = description
    }
}
