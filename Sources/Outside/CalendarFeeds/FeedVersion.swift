/// Which version of a file was read, as its server names it.
package struct FeedVersion: Hashable, Sendable {
    /// The `ETag`; `nil` if the server gives none.
    package var tag: String?

    /// The `Last-Modified`; `nil` if the server gives none.
    package var lastModified: String?

    package init(tag: String? = nil, lastModified: String? = nil) {
        self.tag = tag
        self.lastModified = lastModified
    }
}
