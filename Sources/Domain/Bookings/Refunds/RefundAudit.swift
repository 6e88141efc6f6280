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
            for audited in page {
                summary.refunds += 1
                guard let finding = try await finding(audited) else { continue }
                summary.findings += 1
                try onFinding(finding)
            }
            cursor = last.refund.id
        }
        var latest: BookingID?
        while true {
            let findings = try await bookingsWithoutRefund(after: latest, of: database)
            guard let last = findings.last else { return summary }
            for finding in findings {
                summary.findings += 1
                try onFinding(finding)
            }
            latest = last.booking
        }
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

        /// The sum of the booking's refunds.
        let recorded: Int64
    }

    private func page(after cursor: RefundID?, of database: any SQLDatabase) async throws -> [Audited] {
        try await database.transaction(.read) { connection in
            let refunds = try await store.list(
                provider: nil,
                booking: nil,
                kind: .cancellation,
                after: cursor,
                limit: Self.pageSize,
                in: connection
            )
            var scripts: [PolicyVersion: PolicySource] = [:]
            var page: [Audited] = []
            for refund in refunds {
                let version = refund.policy.version
                // A page names few scripts, and each of them often.
                if scripts[version] == nil { scripts[version] = try await script(version, connection) }
                let booking = try await figures(of: refund, connection)
                page.append(Audited(refund: refund, script: scripts[version], booking: booking))
            }
            return page
        }
    }

    private func script(_ version: PolicyVersion, _ connection: any SQLConnection) async throws -> PolicySource? {
        do {
            return try await policies.source(of: version, in: connection)
        } catch let error as BookingsError where error.code == .notFound {
            return nil
        }
    }

    private func figures(of refund: Refund, _ connection: any SQLConnection) async throws -> BookingFigures {
        let rows = try await connection.query(
            """
            SELECT paid - (
                SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM refunds
                WHERE provider_id = bookings.provider_id AND booking_id = bookings.booking_id AND kind = 'late_payment'
            ) AS paid, refunded, currency, (
                SELECT CAST(SUM(amount) AS BIGINT) FROM refunds
                WHERE provider_id = bookings.provider_id AND booking_id = bookings.booking_id
            ) AS recorded
            FROM bookings WHERE provider_id = \(refund.id.provider) AND booking_id = \(refund.booking)
            """
        )
        guard let row = rows.first else { throw BookingsError.notFound(refund.booking) }
        return BookingFigures(
            paid: try row.decode("paid"),
            refunded: try row.decode("refunded"),
            currency: try row.decode("currency"),
            recorded: try row.decode("recorded")
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

    /// A page of bookings that claim a refund of which there is no row, in the order of their ids.
    private func bookingsWithoutRefund(
        after cursor: BookingID?,
        of database: any SQLDatabase
    ) async throws -> [AuditFinding] {
        try await database.transaction(.read) { connection in
            try await connection.query(
                """
                SELECT booking_id, refunded FROM bookings
                WHERE refunded > 0 AND booking_id > \(cursor?.rawValue ?? "") AND NOT EXISTS (
                    SELECT 1 FROM refunds
                    WHERE provider_id = bookings.provider_id AND booking_id = bookings.booking_id
                )
                ORDER BY booking_id LIMIT \(Self.pageSize)
                """
            ).map { row in
                AuditFinding(
                    refund: nil,
                    booking: try row.decode("booking_id"),
                    recorded: nil,
                    computed: nil,
                    disagreements: [.sum(refunds: 0, booking: try row.decode("refunded"))]
                )
            }
        }
    }
}
