@testable import Bookings
import CivilTime
import Foundation
import Money
import Policies
import PolicySimulation
import SQL
import Testing

@Suite(.ownDatabases)
struct RefundAuditTests {
    /// A studio with a part of the real cancellations: bookings and refunds, as the desk would have left them.
    private static func filled(
        on engine: Engine,
        _ script: String? = nil
    ) async throws -> (studio: Studio, refunds: [Refund]) {
        let studio = try await Studio(on: engine, script: script)
        let evaluators = PolicyEvaluators()
        var refunds: [Refund] = []
        let lines = try Self.cancellations()
        for (index, fields) in lines.enumerated() {
            let refund = try await studio.database.transaction(.write) { connection in
                try await record(fields, number: index, in: studio, evaluators, connection)
            }
            refunds.append(refund)
        }
        return (studio, refunds)
    }

    private static func cancellations() throws -> [[String]] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appending(path: "PoliciesTests/Fixtures/hotel-cancellations.csv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().prefix(120)
            .map { $0.split(separator: ",").map(String.init) }
    }

    private static func record(
        _ fields: [String],
        number: Int,
        in studio: Studio,
        _ evaluators: PolicyEvaluators,
        _ connection: any SQLConnection
    ) async throws -> Refund {
        let instants = try fields[5...8].map { try #require(Timestamp.parse($0)) }
        let cancelledBy = try #require(CancelledBy(rawValue: fields[9]))
        let input = PolicyBooking(
            paid: try #require(Int64(fields[3])),
            currency: .euro,
            bookedAt: instants[0],
            startAt: instants[1],
            endAt: instants[2],
            cancelledAt: instants[3],
            cancelledBy: cancelledBy,
            zone: try ZoneDirectory.system.zone(named: "Europe/Lisbon"),
            serviceName: "Night"
        )
        let provider = try await ProviderStore(zones: .system).find(studio.provider, in: connection)
        let source = try await PolicyStore().source(of: provider.policy.version, in: connection)
        let decision = PolicyDecision(
            input: input,
            policy: provider.policy,
            result: try await evaluators.decide(input, by: source, for: .others)
        )
        var booking = Booking(
            id: .make(under: studio.provider, at: Instant(instants[0])),
            provider: studio.provider,
            service: studio.service.id,
            status: .cancelled,
            startAt: Instant(input.startAt),
            endAt: Instant(input.endAt),
            bufferBefore: 0,
            bufferAfter: 0,
            seats: BookedSeats(first: 1),
            client: ClientDetails(name: "Guest \(number)"),
            price: MonetaryAmount(input.paid, .euro),
            prepayment: 0,
            paid: input.paid,
            refunded: 0,
            policy: provider.policy,
            noticeStartAt: Instant(input.startAt),
            expiresAt: nil,
            bookedAt: Instant(input.bookedAt),
            cancelledAt: Instant(input.cancelledAt),
            cancellation: Booking.Cancellation(cancelledBy),
            revision: 1
        )
        let refund = try decision.refund(of: booking, by: .client(booking.id), at: Instant(input.cancelledAt))
        booking.refunded = refund.amount
        try await BookingStore().insert(
            booking,
            token: Secret.makeBookingToken(of: booking.id),
            by: .anonymous,
            in: connection
        )
        try await RefundStore().insert(refund, in: connection)
        return refund
    }

    private static func audit(_ studio: Studio) async throws -> (RefundAudit.Summary, [AuditFinding]) {
        var findings: [AuditFinding] = []
        let summary = try await RefundAudit(zones: .system, evaluators: PolicyEvaluators()).run(on: studio.database) {
            findings.append($0)
        }
        return (summary, findings)
    }

    @Test(arguments: Engine.allCases)
    func `real cancellations audit clean`(engine: Engine) async throws {
        let (studio, refunds) = try await Self.filled(on: engine)
        let (summary, findings) = try await Self.audit(studio)
        #expect(summary == RefundAudit.Summary(refunds: refunds.count, findings: 0))
        #expect(findings.isEmpty)
    }

    @Test func `a reason that differs by composition alone does not agree`() {
        func figures(_ reason: String) -> AuditFinding.Figures {
            AuditFinding.Figures(status: .owed, amount: 1, entitlement: 2, reason: reason)
        }
        #expect(figures("Caf\u{E9}") == figures("Caf\u{E9}"))
        #expect(figures("Caf\u{E9}") != figures("Cafe\u{301}"))
    }

    /// What a hand may change in the row of a refund, with a booking whose policy gives something back.
    private static let changes: [(change: String, reason: String)] = [
        ("UPDATE refunds SET amount = amount + 1 WHERE refund_id = ", "the policy gives something else"),
        ("UPDATE refunds SET entitlement = entitlement - 1 WHERE refund_id = ", "the policy gives something else"),
        ("UPDATE refunds SET reason = 'because' WHERE refund_id = ", "the policy gives something else"),
        ("UPDATE refunds SET currency = 'USD' WHERE refund_id = ", "the currency does not agree"),
        ("UPDATE refunds SET input = '{}' WHERE refund_id = ", "the recorded input cannot be read"),
        ("UPDATE refunds SET input = replace(input, '\"paid\":', '\"paid\":1') WHERE refund_id = ", "was paid"),
    ]

    @Test(arguments: Engine.allCases, changes.indices)
    func `a row changed by hand is named, and no other`(engine: Engine, index: Int) async throws {
        let (studio, refunds) = try await Self.filled(on: engine)
        let changed = try #require(refunds.filter { $0.amount > 0 }.dropFirst(7).first)
        try await Self.execute(Self.changes[index].change + "'\(changed.id)'", studio)
        let (summary, findings) = try await Self.audit(studio)
        #expect(summary == RefundAudit.Summary(refunds: refunds.count, findings: 1))
        let finding = try #require(findings.first)
        #expect(finding.refund == changed.id)
        #expect(finding.booking == changed.booking)
        #expect(finding.disagreements.first?.description.contains(Self.changes[index].reason) == true)
    }

    @Test(arguments: Engine.allCases)
    func `a booking that claims another sum is named by its refund`(engine: Engine) async throws {
        let (studio, refunds) = try await Self.filled(on: engine)
        let changed = try #require(refunds.first { $0.amount > 0 })
        try await Self.execute(
            "UPDATE bookings SET refunded = refunded - 1 WHERE booking_id = '\(changed.booking)'",
            studio
        )
        let (_, findings) = try await Self.audit(studio)
        #expect(findings.map(\.refund) == [changed.id])
        #expect(findings.first?.disagreements == [.sum(refunds: changed.amount, booking: changed.amount - 1)])
    }

    @Test(arguments: Engine.allCases)
    func `a booking whose refund was taken away is named`(engine: Engine) async throws {
        let (studio, refunds) = try await Self.filled(on: engine)
        let gone = try #require(refunds.first { $0.amount > 0 })
        try await Self.execute("DELETE FROM refunds WHERE refund_id = '\(gone.id)'", studio)
        let (summary, findings) = try await Self.audit(studio)
        #expect(summary.refunds == refunds.count - 1)
        #expect(findings.map(\.refund) == [nil])
        #expect(findings.map(\.booking) == [gone.booking])
    }

    @Test(arguments: Engine.allCases)
    func `a script that no longer has its hash is named with each of its refunds`(engine: Engine) async throws {
        let (studio, refunds) = try await Self.filled(on: engine)
        let version = try #require(refunds.first?.policy.version)
        try await Self.execute("UPDATE policy_scripts SET source = source || ' ' WHERE version = '\(version)'", studio)
        let (summary, findings) = try await Self.audit(studio)
        #expect(summary.findings == refunds.count)
        for finding in findings {
            guard case .changedScript = finding.disagreements.first else {
                Issue.record("\(finding)")
                return
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was left undecided must fail again in the same way`(engine: Engine) async throws {
        let script = """
            return {
              name = "Odd", description = "Fails on some.",
              refund = function(booking)
                if booking.paid % 3 == 0 then error("no thirds") end
                return booking.paid
              end,
            }
            """
        let (studio, refunds) = try await Self.filled(on: engine, script)
        let undecided = refunds.filter { $0.status == .undecided }
        #expect(undecided.count > 5)
        #expect(try await Self.audit(studio).1.isEmpty)
        let changed = try #require(undecided.last)
        try await Self.execute("UPDATE refunds SET reason = 'no fifths' WHERE refund_id = '\(changed.id)'", studio)
        #expect(try await Self.audit(studio).1.map(\.refund) == [changed.id])
    }

    @Test(arguments: Engine.allCases)
    func `recorded cancellations are simulated as they were recorded`(engine: Engine) async throws {
        let (studio, refunds) = try await Self.filled(on: engine)
        let source = try await studio.database.transaction(.read) { connection in
            let version = try #require(refunds.first?.policy.version)
            return try await PolicyStore().source(of: version, in: connection)
        }
        let policy = SimulatedPolicy(name: "recorded", policy: try PolicyHost().compile(source: source))
        let simulation = Simulation(policies: [policy])
        let rows = try await RecordedCancellations(studio.database)
        let report = SimulationReport(
            try await simulation.run(reading: { try await rows.read(into: $0) }),
            of: simulation
        )
        let total = try #require(report.policies.first?.totals.first)
        #expect(report.rows == refunds.count)
        #expect(report.rejected == 0)
        #expect(total.figures.refund == refunds.reduce(Int128(0)) { $0 + Int128($1.amount) })
        #expect(rows.read == refunds.count)
    }

    private static func execute(_ statement: String, _ studio: Studio) async throws {
        try await studio.database.transaction(.write) { connection in
            _ = try await connection.execute(SQLStatement(unsafeRaw: statement))
        }
    }
}
