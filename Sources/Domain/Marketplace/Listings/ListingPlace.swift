/// Where sessions take place: at an address, within a distance of it at the client's, and online; each may be.
package struct ListingPlace: Hashable, Sendable {
    /// Where clients go; `nil` if the provider receives nobody.
    package var address: String?

    /// Where that is, or where the provider sets out from.
    package var position: Position?

    /// How far the provider goes to clients, in meters as the crow flies; `nil` if not at all.
    package var travelRadiusInMeters: Int64?

    package var isOnline = false

    package init() {}

    /// The longest way to a client, in meters.
    package static let maximumTravelInMeters: Int64 = 500_000

    /// The kinds that the place is of, in the order of their declaration.
    package var kinds: [Kind] {
        Kind.allCases.filter { kind in
            switch kind {
            case .provider: address != nil
            case .client: travelRadiusInMeters != nil
            case .online: isOnline
            }
        }
    }

    package enum Kind: String, CaseIterable, Sendable {
        /// At the provider's address.
        case provider
        /// At the client's.
        case client
        case online
    }
}
