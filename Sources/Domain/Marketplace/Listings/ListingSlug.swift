import Bookings

/// The address of a listing, such as `anna-berger`: lower-case letters and digits with single hyphens between them, 3 to 60.
///
/// There is at least one hyphen. Names of providers have none, so that an address is never that of two.
package struct ListingSlug: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.utf8.contains(UInt8(ascii: "-")), HyphenatedName.isValid(rawValue, length: 3...60) else {
            return nil
        }
        self.rawValue = rawValue
    }

    /// One from the name of a provider; with `isDistinct`, one that no other provider's name gives.
    static func make(from name: String, of provider: ProviderID, isDistinct: Bool) -> ListingSlug {
        let text = HyphenatedName.make(from: name, length: 40)
        if !isDistinct, let slug = ListingSlug(rawValue: text) { return slug }
        // The name in an id has at most 40 characters; of what stands before it enough is dropped to keep the whole.
        let own = String(provider.name)
        let room = max(0, 59 - own.utf8.count)
        let first = HyphenatedName.make(from: name, length: min(40, room))
        guard let slug = ListingSlug(rawValue: first.isEmpty ? "at-\(own)" : "\(first)-\(own)") else {
            preconditionFailure("\(own) is not the name of a provider.")
        }
        return slug
    }

    package var description: String { rawValue }
}
