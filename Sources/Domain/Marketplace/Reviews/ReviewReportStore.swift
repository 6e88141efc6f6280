import Bookings
import CivilTime
import SQL

/// Rows of reports about reviews.
struct ReviewReportStore: Sendable {
    /// Counts a report; a reason that was decided on stays so.
    func add(
        _ reason: ReviewReport.Reason,
        note: String?,
        about review: Review,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            INSERT INTO review_reports (provider_id, review_id, reason, reports, note, first_at)
            VALUES (\(review.provider), \(review.id), \(reason), 1, \(note), \(now))
            ON CONFLICT (provider_id, review_id, reason) DO UPDATE SET reports = review_reports.reports + 1,
                note = COALESCE(review_reports.note, excluded.note)
            """
        )
    }

    /// The reviews that wait for a decision with their reports, in the order of their ids, at most `limit`.
    func open(
        after cursor: ReviewID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [(review: ReviewID, reports: [ReviewReport])] {
        // As many rows as so many reviews can have.
        let rows = try await connection.query(
            """
            SELECT review_id, \(ReviewReport.columns) FROM review_reports
                \(connection.dialect.by("review_reports_open"))
            WHERE decided_at IS NULL AND (provider_id, review_id) > (\(cursor?.provider?.rawValue ?? ""),
                \(cursor?.rawValue ?? ""))
            ORDER BY provider_id, review_id, reason LIMIT \(limit * ReviewReport.Reason.allCases.count)
            """
        )
        var found: [(review: ReviewID, reports: [ReviewReport])] = []
        for row in rows {
            let id: ReviewID = try row.decode("review_id")
            if found.last?.review != id { found.append((id, [])) }
            found[found.count - 1].reports.append(try ReviewReport(row: row))
        }
        return Array(found.prefix(limit))
    }

    /// Takes note that an operator has looked at what was reported of a review.
    func decide(on review: Review, at now: Instant, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE review_reports \(connection.dialect.by("sqlite_autoindex_review_reports_1")) SET decided_at = \(now)
            WHERE provider_id = \(review.provider) AND review_id = \(review.id) AND decided_at IS NULL
            """
        )
    }

    /// Forgets decisions on a text that has changed since.
    func forgetDecisions(on review: Review, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            DELETE FROM review_reports \(connection.dialect.by("sqlite_autoindex_review_reports_1"))
            WHERE provider_id = \(review.provider) AND review_id = \(review.id) AND decided_at IS NOT NULL
            """
        )
    }
}
