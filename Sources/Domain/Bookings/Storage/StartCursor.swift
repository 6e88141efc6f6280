package import CivilTime

/// A place in a list that is in the order of starts, and of ids where starts are equal: `1772438400~bkg_anna_01…`.
package struct StartCursor<Entity: ProviderOwned>: RawRepresentable, Hashable, Sendable {
    package let start: Instant
    package let id: Identifier<Entity>

    package init(start: Instant, id: Identifier<Entity>) {
        (self.start, self.id) = (start, id)
    }

    /// Refuses every text but the one that ``rawValue`` gives for the place.
    package init?(rawValue: String) {
        let parts = rawValue.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        // `Int64` also reads "+5" and "007".
        guard parts.count == 2, let start = Int64(parts[0]), "\(start)" == parts[0], Timestamp.range.contains(start),
            let id = Identifier<Entity>(rawValue: String(parts[1]))
        else { return nil }
        self.init(start: Instant(start), id: id)
    }

    package var rawValue: String { "\(start.secondsSince1970)~\(id)" }
}
