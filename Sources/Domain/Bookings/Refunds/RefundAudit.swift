package import CivilTime
import Money
import Policies
package import SQL

/// Computes every cancellation's refund again that was ever recorded, from the script and the input that it names.
package struct RefundAudit: Sendable {
    /// How much was looked at.
    package struct Summary: Hashable, Sendable {
        /// Refunds that were computed again.
        package var refunds = 0

        /// Refunds or bookings among them that do not agree.
        package var findings = 0
    }

    /// Refunds of a page; one transaction reads each.
    private static let pageSize = 500

    private let zones: ZoneDirectory
    private let evaluators: PolicyEvaluators
    private let store = RefundStore()
    private let policies = PolicyStore()

    package init(zones: ZoneDirectory, evaluators: PolicyEvaluators) {
        self.zones = zones
        self.evaluators = evaluators
    }

    /// Audits all refunds in the order of their ids, and all bookings with an amount refunded.
    ///
    /// Changes nothing. Memory is that of one page. Throws what `onFinding` throws.
    package func run(
        on database: any SQLDatabase,
        onFinding: (AuditFinding) throws -> Void
    ) async throws -> Summary {
        var summary = Summary()
        var cursor: RefundID?
        while true {
            let page = try await page(after: cursor, of: database)
            guard let last = page.last else { break }
            for audited in page where audited.refund.kind == .cancellation {
                summary.refunds += 1
                // Scripts run here, between the transactions: none holds a connection while a policy is asked.
                guard let finding = try await finding(audited) else { continue }
                summary.findings += 1
                try onFinding(finding)
            }
            cursor = last.refund.id
        }
        // A refund that was never written cannot be found among the refunds, so bookings are asked as well.
        var latest: BookingID?
        repeat {
            let page = try await bookings(after: latest, of: database)
            for finding in page.findings {
                summary.findings += 1
                try onFinding(finding)
            }
            latest = page.last
        } while latest != nil
        return summary
    }

    /// A refund with all that it must agree with.
    private struct Audited {
        let refund: Refund
        let script: PolicySource?
        let booking: BookingFigures
    }

    /// What the booking says.
    private struct BookingFigures {
        /// Without what came after the cancellation and went back whole.
        let paid: Int64
        let refunded: Int64
        let currency: Currency

        /// The sum of the booking's refunds, and of what disputes took.
        let recorded: Int64
    }

    private func page(after cursor: RefundID?, of database: any SQLDatabase) async throws -> [Audited] {
        try await database.transaction(.read) { connection in
            let refunds = try await store.list(
                provider: nil,
                booking: nil,
                after: cursor,
                limit: Self.pageSize,
                in: connection
            )
            var scripts: [PolicyVersion: PolicySource] = [:]
            for version in Set(refunds.map(\.policy.version)) {
                scripts[version] = try await script(version, connection)
            }
            let figures = try await figures(of: Set(refunds.map(\.booking)), connection)
            return try refunds.map { refund in
                guard let booking = figures[refund.booking] else { throw BookingsError.notFound(refund.booking) }
                return Audited(refund: refund, script: scripts[refund.policy.version], booking: booking)
            }
        }
    }

    private func script(_ version: PolicyVersion, _ connection: any SQLConnection) async throws -> PolicySource? {
        do {
            return try await policies.source(of: version, in: connection)
        } catch let error as BookingsError where error.code == .notFound {
            return nil
        }
    }

    private func figures(
        of bookings: Set<BookingID>,
        _ connection: any SQLConnection
    ) async throws -> [BookingID: BookingFigures] {
        guard !bookings.isEmpty else { return [:] }
        let refunds: SQLStatement = "refunds \(connection.dialect.by("refunds_by_booking"))"
        let payments: SQLStatement = "payments \(connection.dialect.by("payments_by_booking"))"
        // Cast, because PostgreSQL's sum of `bigint` is `numeric`.
        let rows = try await connection.query(
            """
            SELECT booking_id, paid - (
                SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM \(refunds)
                WHERE provider_id = bookings.provider_id AND booking_id = bookings.booking_id AND kind = 'late_payment'
            ) AS paid, refunded, currency, (
                SELECT CAST(SUM(amount) AS BIGINT) FROM \(refunds)
                WHERE provider_id = bookings.provider_id AND booking_id = bookings.booking_id
            ) + (
                SELECT CAST(COALESCE(SUM(disputed), 0) AS BIGINT) FROM \(payments)
                WHERE provider_id = bookings.provider_id AND booking_id = bookings.booking_id
            ) AS recorded
            FROM bookings WHERE \(SQLStatement.owned("booking_id", among: bookings, in: connection.dialect))
            """
        )
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let figures = BookingFigures(
                    paid: try row.decode("paid"),
                    refunded: try row.decode("refunded"),
                    currency: try row.decode("currency"),
                    recorded: try row.decode("recorded")
                )
                return (try row.decode("booking_id"), figures)
            }
        )
    }

    /// What is wrong with a refund; `nil` when all agrees.
    private func finding(_ audited: Audited) async throws -> AuditFinding? {
        let refund = audited.refund
        var finding = AuditFinding(
            refund: refund.id,
            booking: refund.booking,
            recorded: AuditFinding.Figures(refund),
            computed: nil,
            disagreements: against(audited.booking, refund)
        )
        switch try await recompute(audited) {
        case .success(let computed):
            finding.computed = computed
            if computed != finding.recorded { finding.disagreements.insert(.result, at: 0) }
        case .failure(let disagreement):
            finding.disagreements.insert(disagreement, at: 0)
        }
        return finding.disagreements.isEmpty ? nil : finding
    }

    private func against(_ booking: BookingFigures, _ refund: Refund) -> [AuditFinding.Disagreement] {
        var found: [AuditFinding.Disagreement] = []
        if booking.recorded != booking.refunded {
            found.append(.sum(refunds: booking.recorded, booking: booking.refunded))
        }
        if booking.currency != refund.currency { found.append(.currency(booking: booking.currency.code)) }
        return found
    }

    private func recompute(
        _ audited: Audited
    ) async throws -> Result<AuditFinding.Figures, AuditFinding.Disagreement> {
        let refund = audited.refund
        guard let script = audited.script else { return .failure(.missingScript) }
        // `PolicySource` hashes its bytes anew, which shows a script that was changed in the database.
        guard script.version == refund.policy.version else {
            return .failure(.changedScript(hash: script.version.description))
        }
        let input: PolicyBooking
        do throws(BookingsError) {
            guard let recorded = try refund.recordedInput else { return .failure(.missingInput) }
            input = try recorded.booking(zones: zones)
        } catch {
            return .failure(.unreadableInput(error.message))
        }
        guard input.paid == audited.booking.paid else {
            return .failure(.paid(input: input.paid, booking: audited.booking.paid))
        }
        guard input.currency == refund.currency else { return .failure(.currency(booking: input.currency.code)) }
        let share = refund.id.provider.map { WorkShare.clients(of: $0) } ?? .others
        let result = try await evaluators.decide(input, by: script, for: share)
        if case .failure(let error) = result, error.code == .deadline { return .failure(.notComputed(error.message)) }
        let decision = PolicyDecision(input: input, policy: refund.policy, result: result)
        return .success(AuditFinding.Figures(decision.record))
    }

    /// A page of bookings in the order of their ids, with those that claim a refund of which there is no row.
    private func bookings(
        after cursor: BookingID?,
        of database: any SQLDatabase
    ) async throws -> (findings: [AuditFinding], last: BookingID?) {
        try await database.transaction(.read) { connection in
            let behind = SQLStatement.owned(by: nil, "booking_id", after: cursor)
            let end: BookingID? = try await connection.lastSeen(in: "bookings", "booking_id", behind)
            // The page is cut off before the refunds are asked, and they are counted for each booking: a condition NOT EXISTS would
            // be joined with all refunds that there are.
            let claims = try await connection.query(
                """
                SELECT booking_id, refunded FROM (
                    SELECT provider_id, booking_id, refunded FROM bookings WHERE \(behind)
                    ORDER BY provider_id, booking_id LIMIT \(maximumSeen)
                ) AS page
                WHERE refunded > 0 AND (
                    SELECT COUNT(*) FROM refunds \(connection.dialect.by("refunds_by_booking"))
                    WHERE provider_id = page.provider_id AND booking_id = page.booking_id
                ) = 0
                ORDER BY provider_id, booking_id
                """
            ).map { row -> (booking: BookingID, refunded: Int64) in
                (try row.decode("booking_id"), try row.decode("refunded"))
            }
            let disputed = try await disputed(of: claims.map(\.booking), connection)
            let findings = claims.filter { $0.refunded != disputed[$0.booking] ?? 0 }.map { claim in
                AuditFinding(
                    refund: nil,
                    booking: claim.booking,
                    recorded: nil,
                    computed: nil,
                    disagreements: [.sum(refunds: disputed[claim.booking] ?? 0, booking: claim.refunded)]
                )
            }
            return (findings, end)
        }
    }

    /// What disputes took of bookings.
    private func disputed(
        of bookings: [BookingID],
        _ connection: any SQLConnection
    ) async throws -> [BookingID: Int64] {
        guard !bookings.isEmpty else { return [:] }
        let rows = try await connection.query(
            """
            SELECT booking_id, CAST(SUM(disputed) AS BIGINT) AS disputed
            FROM payments \(connection.dialect.by("payments_by_booking"))
            WHERE \(SQLStatement.owned("booking_id", among: bookings, in: connection.dialect)) GROUP BY booking_id
            """
        )
        return try Dictionary(
            uniqueKeysWithValues: rows.map { (try $0.decode("booking_id"), try $0.decode("disputed")) }
        )
    }
}
