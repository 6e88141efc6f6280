/// What a list has found, and how far it has looked.
///
/// A list by what few rows have looks at so many rows and no more, so that no request costs more for the years behind it. It may then
/// have found less than was asked for, even nothing, although more follows.
package struct ListPart<Element: Sendable, Key: Sendable>: Sendable {
    package let found: [Element]

    /// Where to go on if less than was asked for was found; `nil` when nothing follows.
    package let lookedAtUpTo: Key?

    package init(_ found: [Element], lookedAtUpTo end: Key? = nil) {
        self.found = found
        lookedAtUpTo = end
    }
}
