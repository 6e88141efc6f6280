/// A place by the name that people call it.
package struct FoundPlace: Hashable, Sendable {
    /// As most addresses there have it; what was typed for a postal code.
    package let name: String

    /// The middle of the listings there.
    package let center: Position
}
