import CivilTime
import Bookings
import Policies
import SQL
import Testing

/// Random lives of payments: whatever happens in whatever order, no money is lost and none is kept for nothing.
@Suite(.ownDatabases)
struct PaymentWalkTests {
    /// What the processor knows of a payment.
    private struct Truth {
        let payment: Payment
        let booking: Booking
        var word = ReportedPaymentStatus.awaited

        /// What was received of what was asked for.
        var received: Int64 = 9_999

        var report: PaymentReport {
            var report = PaymentReport.asAsked(word, of: payment)
            if word == .received { report.received = received }
            return report
        }
    }

    /// A small generator, so that a seed is a run.
    private struct Chance: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test(arguments: 1...24)
    func `every booking ends paid, or given back, or never charged, or with a person`(seed: UInt64) async throws {
        let studio = try await Studio.paidAhead(.all, policy: "flexible")
        var chance = Chance(state: seed)
        var truths: [Truth] = []
        var now = Studio.now
        for _ in 1...80 {
            now += Int64.random(in: 0...400, using: &chance)
            switch Int.random(in: 0..<10, using: &chance) {
            case 0...3:
                let start = Studio.opening + Int64.random(in: 0..<4, using: &chance) * 3_600
                guard case .booked(let booking, _, _) = try await studio.outcome(at: start, now: now) else { continue }
                truths.append(Truth(payment: try await studio.payment(of: booking), booking: booking))
            case 4...6:
                guard let index = truths.indices.randomElement(using: &chance) else { continue }
                guard truths[index].word == .awaited else { continue }
                truths[index].word = .received
                // Now and then the processor receives something else than what was asked for.
                if Int.random(in: 0..<6, using: &chance) == 0 {
                    truths[index].received = Int64.random(in: 1...20_000, using: &chance)
                }
            case 7:
                guard let truth = truths.randomElement(using: &chance) else { continue }
                try await studio.cancelIfItStands(truth.booking, at: now)
            default:
                guard let truth = truths.randomElement(using: &chance) else { continue }
                try await studio.apply(truth.report, of: truth.payment, at: now)
            }
        }
        try await finish(&truths, in: studio, at: now + 86_400, seed: seed)
    }

    /// Lets every hold run out, calls off what is to be called off, and looks at the end.
    private func finish(_ truths: inout [Truth], in studio: Studio, at now: Instant, seed: UInt64) async throws {
        _ = try await studio.database.transaction(.write, by: .system, at: now) { transaction in
            try await studio.holds.releaseOverdue(limit: 1_000, in: transaction)
        }
        for index in truths.indices {
            if truths[index].word == .awaited { truths[index].word = .cancelled }
            try await studio.apply(truths[index].report, of: truths[index].payment, at: now)
        }
        for truth in truths {
            let booking = try await studio.find(truth.booking)
            let isAsAsked = truth.word == .received && truth.received == 9_999
            #expect(booking.paid == (isAsAsked ? 9_999 : 0), "seed \(seed), \(booking.id)")
            let payment = try await studio.payment(of: booking)
            if truth.word == .received, !isAsAsked {
                #expect(payment.status == .problem && payment.received == truth.received, "seed \(seed), \(booking.id)")
                #expect(booking.status != .confirmed, "seed \(seed), \(booking.id)")
            } else {
                #expect(booking.status != .pending, "seed \(seed), \(booking.id)")
            }
            let kept = booking.status == .confirmed ? 9_999 : 0
            #expect(booking.paid - booking.refunded == Int64(kept), "seed \(seed), \(booking.id)")
        }
        #expect(try await !studio.ledger().ties.contains { !$0.holds }, "seed \(seed)")
    }
}

extension Studio {
    /// Cancels a booking for its client, unless it has ended already.
    fileprivate func cancelIfItStands(_ booking: Booking, at now: Instant) async throws {
        do {
            _ = try await cancel(booking, at: now)
        } catch let error as BookingsError where error.code == .wrongState {
            // It ran out or was cancelled before.
        }
    }
}
