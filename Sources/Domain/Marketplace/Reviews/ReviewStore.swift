package import Bookings
package import SQL

/// Rows of reviews, and what they come to in all.
package struct ReviewStore: Sendable {
    package init() {}

    /// The review of a booking; `nil` if it has none.
    package func find(of booking: BookingID, in connection: any SQLConnection) async throws -> Review? {
        let found = try await connection.query(
            """
            SELECT \(Review.columns) FROM reviews
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            """
        ).map(Review.init(row:))
        return try await named(found, in: connection).first
    }

    /// Throws ``BookingsError`` if the review does not exist.
    func find(_ id: ReviewID, in connection: any SQLConnection) async throws -> Review {
        let found = try await connection.query(
            "SELECT \(Review.columns) FROM reviews WHERE provider_id = \(id.provider) AND review_id = \(id)"
        ).map(Review.init(row:))
        guard let review = try await named(found, in: connection).first else { throw BookingsError.notFound(id) }
        return review
    }

    /// Reviews by their ids; those that do not exist are left out.
    func find(_ ids: [ReviewID], in connection: any SQLConnection) async throws -> [ReviewID: Review] {
        guard !ids.isEmpty else { return [:] }
        let found = try await connection.query(
            """
            SELECT \(Review.columns) FROM reviews
            WHERE \(SQLStatement.owned("review_id", among: ids, in: connection.dialect))
            """
        ).map(Review.init(row:))
        let reviews = try await named(found, in: connection)
        return Dictionary(reviews.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The reviews of a provider that are shown, or all of them, the newest first, after the one with the id `cursor`.
    func list(
        of provider: ProviderID,
        includingHidden: Bool,
        after cursor: ReviewID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Review] {
        let index = includingHidden ? "sqlite_autoindex_reviews_1" : "reviews_shown"
        // With both ends given, PostgreSQL follows the index even without statistics. No id sorts after a tilde.
        let found = try await connection.query(
            """
            SELECT \(Review.columns) FROM reviews \(connection.dialect.by(index))
            WHERE provider_id = \(provider) AND review_id < \(cursor?.rawValue ?? "~") AND review_id > \("")
                \(unsafeRaw: includingHidden ? "" : "AND hidden_at IS NULL")
            ORDER BY provider_id DESC, review_id DESC LIMIT \(limit)
            """
        ).map(Review.init(row:))
        return try await named(found, in: connection)
    }

    func insert(_ review: Review, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            INSERT INTO reviews (provider_id, review_id, booking_id, stars, text, is_named, written_at, revision)
            VALUES (\(review.provider), \(review.id), \(review.booking), \(review.stars), \(review.text),
                \(review.isNamed), \(review.writtenAt), \(review.revision))
            """
        )
    }

    /// Writes a review back; the transaction holds the provider's lock.
    func update(_ review: Review, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE reviews SET stars = \(review.stars), text = \(review.text), is_named = \(review.isNamed),
                edited_at = \(review.editedAt), revision = \(review.revision), reply = \(review.reply?.text),
                replied_at = \(review.reply?.writtenAt), hidden_because = \(review.hiding?.reason),
                hidden_at = \(review.hiding?.hiddenAt)
            WHERE provider_id = \(review.provider) AND review_id = \(review.id)
            """
        )
    }

    /// What the shown reviews of a provider come to.
    package func rating(of provider: ProviderID, in connection: any SQLConnection) async throws -> Rating {
        try await connection.query("SELECT reviews, stars FROM ratings WHERE provider_id = \(provider)").first.map {
            Rating(count: try $0.decode("reviews"), stars: try $0.decode("stars"))
        } ?? Rating()
    }

    /// Counts reviews that are shown from now on, or no longer; the transaction holds the provider's lock.
    func count(_ reviews: Int, stars: Int, of provider: ProviderID, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            INSERT INTO ratings (provider_id, reviews, stars) VALUES (\(provider), 0, 0)
            ON CONFLICT (provider_id) DO NOTHING
            """
        )
        try await connection.execute(
            """
            UPDATE ratings SET reviews = reviews + \(reviews), stars = stars + \(stars) WHERE provider_id = \(provider)
            """
        )
        // Servers find the provider anew, and its rating with it.
        try await connection.tellCalendarChange(of: provider)
    }

    /// The reviews with the names of those clients who want to be named.
    private func named(_ reviews: [Review], in connection: any SQLConnection) async throws -> [Review] {
        let bookings = reviews.filter(\.isNamed).map(\.booking)
        guard !bookings.isEmpty else { return reviews }
        // Never copied into the review: whoever is erased from the booking is gone from here too.
        let rows = try await connection.query(
            """
            SELECT booking_id, client FROM bookings
            WHERE \(SQLStatement.owned("booking_id", among: bookings, in: connection.dialect))
            """
        )
        var authors: [BookingID: String] = [:]
        for row in rows {
            let client = try JSONText.decode(ClientDetails.self, from: try row.decode("client"))
            authors[try row.decode("booking_id")] = Review.author(for: client)
        }
        return reviews.map { review in
            var review = review
            if review.isNamed { review.author = authors[review.booking] }
            return review
        }
    }
}
