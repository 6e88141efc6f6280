/// What a client wants a review to say.
package struct ReviewDraft: Hashable, Sendable {
    /// From 1 to 5.
    package var stars: Int
    package var text: String?

    /// Whether the client wants to be named.
    package var isNamed: Bool

    /// - Precondition: `stars` is from 1 to 5.
    package init(stars: Int, text: String? = nil, isNamed: Bool = false) {
        precondition((1...5).contains(stars), "A review has 1 to 5 stars.")
        self.stars = stars
        self.text = text
        self.isNamed = isNamed
    }
}
