package import Bookings
package import CivilTime
import SQL

/// Lists providers in the marketplace, and decides which listings are found.
package struct ListingDesk: Sendable {
    package let rules: MarketplaceRules
    private let providers: ProviderStore
    private let listings = ListingStore()
    private let categories = CategoryDesk()

    package init(zones: ZoneDirectory, rules: MarketplaceRules) {
        self.rules = rules
        providers = ProviderStore(zones: zones)
    }

    /// Throws ``BookingsError`` if the provider does not exist or has no listing; for others than itself and the operator, also if
    /// that is not found by search.
    package func find(_ id: ProviderID, publicly: Bool, in transaction: Transaction) async throws -> Listing {
        guard let listing = try await listings.find(id, in: transaction.connection),
            !publicly || listing.status(under: rules) == .published
        else { throw BookingsError(.notFound, "A listing of provider \"\(id)\" was not found.", field: "provider") }
        return listing
    }

    /// The listing of a provider, if it has one that is found.
    package func shown(_ id: ProviderID, in transaction: Transaction) async throws -> Listing? {
        guard rules.isOpen, let listing = try await listings.find(id, in: transaction.connection),
            listing.status(under: rules) == .published
        else { return nil }
        return listing
    }

    /// Replaces a provider's listing.
    ///
    /// `isApproved` if the operator writes it; its photos stay.
    /// Throws ``BookingsError`` for categories that do not exist, an address that is another's or was, and a listing that is to
    /// be found and lacks what that takes.
    package func put(
        _ draft: ListingDraft,
        of id: ProviderID,
        isApproved: Bool,
        in transaction: Transaction
    ) async throws -> Listing {
        let (connection, now) = (transaction.connection, transaction.now)
        try await connection.lock(id)
        let provider = try await providers.find(id, in: connection)
        try await check(draft, in: connection)
        let known = try await listings.find(id, in: connection)
        var listing = Listing(
            provider: id,
            slug: try await slug(of: draft, of: provider, known, in: transaction),
            texts: draft.texts.filter { $0.value != ListingText() },
            categories: draft.categories,
            place: draft.place,
            languages: draft.languages,
            photos: known?.photos ?? [],
            isPublished: draft.isPublished,
            verdict: known?.verdict,
            createdAt: known?.createdAt ?? now,
            updatedAt: now
        )
        listing.take(verdictOn: known, isApproved: isApproved, under: rules, at: now)
        try await listings.put(listing, in: connection)
        return listing
    }

    /// Lets a published listing be found, or not, for a reason that its provider is told.
    package func decide(
        _ verdict: Listing.Verdict,
        on id: ProviderID,
        in transaction: Transaction
    ) async throws -> Listing {
        try await transaction.lock(id)
        var listing = try await find(id, publicly: false, in: transaction)
        listing.verdict = verdict
        try await listings.put(listing, in: transaction.connection)
        return listing
    }

    /// The listings that wait for a decision, in the order of their providers.
    package func awaiting(
        after cursor: ProviderID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [Listing] {
        guard rules.requiresApproval else { return [] }
        return try await listings.awaiting(after: cursor, limit: limit, in: transaction.connection)
    }

    /// The provider whose listing has an address or had it, with the address that it has now.
    ///
    /// `nil` if there is none, or if it is not found.
    package func resolve(
        _ slug: ListingSlug,
        in transaction: Transaction
    ) async throws -> (listing: Listing, isCurrent: Bool)? {
        guard rules.isOpen, let found = try await listings.provider(at: slug, in: transaction.connection),
            let listing = try await listings.find(found.provider, in: transaction.connection),
            listing.status(under: rules) == .published
        else { return nil }
        return (listing, found.current == slug)
    }

    private func check(_ draft: ListingDraft, in connection: any SQLConnection) async throws {
        var faults = draft.gaps.map { gap in
            BookingsError.Fault(field: gap.field, message: gap.message, fault: .required)
        }
        let tree = try await categories.tree(in: connection)
        for (index, category) in draft.categories.enumerated() where tree[category] == nil {
            let message = "The category \(category) does not exist."
            faults.append(BookingsError.Fault(field: "categories[\(index)]", message: message, fault: .invalid))
        }
        if !faults.isEmpty { throw BookingsError.refused(faults) }
    }

    private func slug(
        of draft: ListingDraft,
        of provider: Provider,
        _ known: Listing?,
        in transaction: Transaction
    ) async throws -> ListingSlug {
        if let known, draft.slug == nil || draft.slug == known.slug { return known.slug }
        let (connection, now) = (transaction.connection, transaction.now)
        // The table of addresses has no provider whose lock would keep two from taking one.
        try await connection.lock("listing-slugs")
        if let slug = draft.slug {
            guard try await listings.take(slug, for: provider.id, at: now, in: connection) else {
                throw BookingsError(.conflict, "The address \(slug) is taken.", field: "slug")
            }
            // The address taken above is released when the transaction rolls back.
            guard try await listings.slugCount(of: provider.id, in: connection) <= Listing.maximumSlugs else {
                let message = "A provider can have had at most \(Listing.maximumSlugs) addresses."
                throw BookingsError(.conflict, message, field: "slug")
            }
            return slug
        }
        for isDistinct in [false, true] {
            let slug = ListingSlug.make(from: provider.name, of: provider.id, isDistinct: isDistinct)
            if try await listings.take(slug, for: provider.id, at: now, in: connection) { return slug }
        }
        throw BookingsError(.conflict, "The provider's name makes no free address; choose one.", field: "slug")
    }
}
