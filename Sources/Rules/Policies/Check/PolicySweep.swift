import CPolicyHost
import CivilTime
import Money

/// Asks a policy about many bookings, and notes what looks wrong.
struct PolicySweep {
    private let host: PolicyHost
    private let policy: CompiledPolicy
    private var report: CheckReport
    private let time: ProcessorTime
    private var allowance: EvaluationAllowance
    private var failureKinds: Set<FailureKind> = []
    private var failures: [CheckReport.Finding] = []
    private var answersWithMoney = 0
    private var paying = 0
    private var paysAfterStart: String?
    private var rising: String?
    private var dependsOnNotice = false

    /// The fields that were read, one bit each, in the order of ``fieldNames``.
    private var fieldsRead: UInt32 = 0

    /// Failures that are reported as one.
    private struct FailureKind: Hashable {
        let code: PolicyError.Code
        let line: Int?
    }

    private init(policy: CompiledPolicy, host: PolicyHost, within time: ProcessorTime, report: CheckReport) {
        self.policy = policy
        self.host = host
        self.time = time
        self.report = report
        allowance = EvaluationAllowance(within: time)
    }

    /// The fields of a booking, in the order of the bits by which the host tells which were read.
    private static let fieldNames = [
        "paid", "notice", "cancelled_by", "already_refunded", "currency", "start_at", "end_at", "booked_at",
        "cancelled_at",
        "days_before", "service", "local_start", "local_cancelled",
    ]

    /// Adds what a sweep finds to a report.
    static func run(
        _ policy: CompiledPolicy,
        host: PolicyHost,
        within time: ProcessorTime,
        report: inout CheckReport
    ) {
        var sweep = PolicySweep(policy: policy, host: host, within: time, report: report)
        for situation in SweepSituation.all where sweep.goesOn { sweep.examine(situation) }
        sweep.noteTime()
        sweep.conclude()
        report = sweep.report
    }

    /// A limit that was exceeded once is enough to refuse the policy.
    private var goesOn: Bool { !allowance.isSpent && report.errors.isEmpty }

    /// Goes through one situation from the longest notice to the shortest.
    private mutating func examine(_ situation: SweepSituation) {
        var before: (notice: Int64, amount: Int64)?
        for notice in SweepSituation.notices where goesOn {
            let booking = situation.booking(notice: notice)
            guard let amount = ask(booking) else {
                before = nil
                continue
            }
            note(amount, booking)
            if let before, before.amount != amount {
                dependsOnNotice = true
                if amount > before.amount { noteRising(from: before, to: (notice, amount), booking) }
            }
            before = (notice, amount)
        }
    }

    private mutating func ask(_ booking: PolicyBooking) -> Int64? {
        let status = booking.withPlainValues { host.run(policy, $0) }
        let result = host.result.pointee
        allowance.spend(result)
        fieldsRead |= result.fields_read
        report.evaluations += 1
        report.budget.instructions = max(report.budget.instructions, Int(result.instructions))
        report.budget.bytes = max(report.budget.bytes, Int(result.bytes))
        if status == policy_ok {
            if booking.paid > 0 { answersWithMoney += 1 }
            return result.entitlement
        }
        // Given up by the clock: that is said of the whole sweep, and says nothing about this booking.
        if status != policy_deadline { note(PolicyError(result), booking) }
        return nil
    }

    private mutating func noteTime() {
        guard allowance.isLate, report.errors.isEmpty else { return }
        let all = SweepSituation.all.count * SweepSituation.notices.count
        let tried = "\(report.evaluations) of \(all) bookings were tried in \(time.limit.inSeconds) of processor time"
        report.errors.append(
            CheckReport.Finding(
                code: CheckReport.tooSlow,
                message: "the check was stopped, because the script is too slow: \(tried)",
                line: nil
            )
        )
    }

    private mutating func note(_ error: PolicyError, _ booking: PolicyBooking) {
        guard failureKinds.count < 8, failureKinds.insert(FailureKind(code: error.code, line: error.line)).inserted
        else { return }
        let message = "\(error.message) (\(SweepSituation.describe(booking)))"
        let finding = CheckReport.Finding(code: error.code.rawValue, message: message, line: error.line)
        switch error.code {
        case .instructions, .memory: report.errors.append(finding)
        default: failures.append(finding)
        }
    }

    private mutating func note(_ amount: Int64, _ booking: PolicyBooking) {
        let more = amount - booking.alreadyRefunded
        guard more > 0 else { return }
        paying += 1
        if booking.notice < 0, booking.cancelledBy == .client, paysAfterStart == nil {
            paysAfterStart = "\(booking.currency.format(more)) come back (\(SweepSituation.describe(booking)))"
        }
    }

    private mutating func noteRising(
        from longer: (notice: Int64, amount: Int64),
        to shorter: (notice: Int64, amount: Int64),
        _ booking: PolicyBooking
    ) {
        guard rising == nil, booking.cancelledBy == .client else { return }
        let currency = booking.currency
        rising =
            "\(currency.format(longer.amount)) come back with \(SweepSituation.words(notice: longer.notice)), but "
            + "\(currency.format(shorter.amount)) with only \(SweepSituation.words(notice: shorter.notice))"
    }

    private mutating func conclude() {
        guard report.errors.isEmpty else { return }
        // A policy that answers for no booking, or only where nothing was paid, can decide nothing.
        guard answersWithMoney > 0 else {
            report.errors = failures
            return
        }
        for failure in failures { report.warn(.failsSometimes, failure.message, line: failure.line) }
        if allowance.isSpent {
            report.warn(.costly, "the policy is costly: only \(report.evaluations) bookings were tried")
        }
        if let rising { report.warn(.risingRefund, "the refund rises as the notice shrinks: \(rising)") }
        if let paysAfterStart { report.warn(.paysAfterStart, "there is a refund after the start: \(paysAfterStart)") }
        if paying == 0 {
            report.warn(.neverPays, "no booking that was tried gives a refund")
        } else if !dependsOnNotice {
            report.warn(.ignoresNotice, "the refund is the same whatever the notice")
        }
        for gap in BranchCoverage.gaps(in: policy, within: time) {
            report.warn(.unreached, "no booking that was tried comes to \"\(gap.text)\"", line: gap.line)
        }
        report.reads = Self.fieldNames.enumerated().filter { fieldsRead >> $0.offset & 1 == 1 }.map(\.element)
        let others = report.reads.filter { !["paid", "notice", "cancelled_by"].contains($0) }
        report.summary = PolicySummary.sentences(policy, reading: others, host: host, within: time)
        if time.isOver { report.warn(.costly, "the policy is slow: what clients are told was not worked out in full") }
    }
}
