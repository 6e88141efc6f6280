package import CPolicyHost
public import Policies

/// Compiles availability rules, which strangers wrote, and judges slots by them without trusting them.
///
/// The script runs once from its first line, within 20,000 instructions and 64 KiB. Each slot is then judged from the very
/// state that this left, within 2,000 instructions and 64 KiB of its own, so that a verdict depends on the source and the slot
/// alone: not on the range that was asked for, nor on what was judged before. A host belongs to one thread or one isolation
/// domain at a time.
public final class RuleHost {
    /// The most instructions that the slots of one query may take together.
    ///
    /// Three times what a rule of usual size takes for a year of starts every five minutes.
    public static let queryLimit: Int64 = 10_000_000

    /// How many rules stay ready; one more and all are forgotten, to be compiled again when they are needed.
    private let capacity: Int

    private let verdict: UnsafeMutablePointer<rule_verdict>
    private var machines: [PolicyVersion: RuleMachine] = [:]
    private var latest: RuleMachine?

    /// A host without rules that keeps so many of them.
    public init(capacity: Int = 64) {
        precondition(capacity > 0, "a host keeps at least one rule")
        self.capacity = capacity
        verdict = .allocate(capacity: 1)
        verdict.initialize(to: rule_verdict())
    }

    deinit {
        verdict.deallocate()
    }

    /// The rule that a source is.
    ///
    /// Checks its bytes, compiles it, and runs it once to see what it returns; neither of its functions is called. Throws
    /// ``RuleError`` with code `.sourceTooLarge`, `.notText`, `.syntax`, `.shape`, `.runtime` or one of the limits.
    public func compile(source: PolicySource) throws(RuleError) -> AvailabilityRule {
        try machine(for: source).rule
    }

    /// What a rule decides about one start.
    public func judge(_ start: Int64, by rule: AvailabilityRule, _ question: RuleQuestion) -> RuleVerdict {
        var reads = RuleReads()
        return judge(start, by: rule, question, noting: &reads)
    }

    /// The same, with what the verdict rests on.
    public func judge(
        _ start: Int64,
        by rule: AvailabilityRule,
        _ question: RuleQuestion,
        noting reads: inout RuleReads
    ) -> RuleVerdict {
        do throws(RuleError) {
            let machine = try machine(for: rule.source)
            return question.withPlainSlots { slots in
                slots.move(to: start)
                verdict.pointee.result.fields_read = 0
                let status = run(machine, &slots)
                reads.formUnion(RuleReads(verdict.pointee.result))
                guard status == policy_ok else { return .failed(RuleError(verdict.pointee.result, of: rule.name)) }
                return verdict.pointee.outcome
            }
        } catch {
            return .failed(error)
        }
    }

    /// The starts that a rule allows, with its prices.
    ///
    /// O(*n*) in the number of starts, and without allocation for each of them. A start that the rule fails for is left out
    /// and counted. Throws ``RuleError`` with code `.query` when the starts take more than ``queryLimit`` instructions
    /// together: a shorter range then has an answer, and no answer is ever cut short silently.
    public func filter(
        _ starts: [Int64],
        by rule: AvailabilityRule,
        _ question: RuleQuestion
    ) throws(RuleError) -> RuledStarts {
        var left = Self.queryLimit
        return try filter(starts, by: rule, question, spending: &left)
    }

    /// The same as a part of a query that may take so many instructions more.
    public func filter(
        _ starts: [Int64],
        by rule: AvailabilityRule,
        _ question: RuleQuestion,
        spending left: inout Int64
    ) throws(RuleError) -> RuledStarts {
        let machine = try machine(for: rule.source)
        var ruled = RuledStarts()
        ruled.starts.reserveCapacity(starts.count)
        if rule.hasPrice { ruled.prices.reserveCapacity(starts.count) }
        verdict.pointee.result.fields_read = 0
        let isWithinLimit = question.withPlainSlots { slots in
            for start in starts {
                slots.move(to: start)
                let status = run(machine, &slots)
                // What starting and ending an evaluation takes, so that no number of slots is free.
                left -= verdict.pointee.result.instructions + 50
                if left < 0 { return false }
                note(start, status, of: rule, in: &ruled)
            }
            return true
        }
        guard isWithinLimit else {
            throw RuleError(
                code: .query,
                message: "the slots took more instructions together than a query may; a shorter range takes fewer",
                rule: rule.name
            )
        }
        ruled.reads = RuleReads(verdict.pointee.result)
        return ruled
    }

    /// Bytes that rules hold.
    package var footprint: Int { machines.values.reduce(0) { $0 + $1.footprint } }

    /// Asks about the slot that `slots` stands at, and lets `body` see all that the host says.
    package func run(
        _ rule: AvailabilityRule,
        _ start: Int64,
        _ question: RuleQuestion
    ) throws(RuleError) -> rule_verdict {
        let machine = try machine(for: rule.source)
        return question.withPlainSlots { slots in
            slots.move(to: start)
            _ = run(machine, &slots)
            return verdict.pointee
        }
    }

    private func run(_ machine: RuleMachine, _ slots: inout PlainSlots) -> policy_status {
        withUnsafePointer(to: slots.slot) { machine.judge($0, into: verdict) }
    }

    @inline(__always)
    private func note(_ start: Int64, _ status: policy_status, of rule: AvailabilityRule, in ruled: inout RuledStarts) {
        guard status == policy_ok else {
            if ruled.failures == 0 { ruled.firstFailure = RuleError(verdict.pointee.result, of: rule.name) }
            ruled.failures += 1
            return
        }
        guard verdict.pointee.allowed else {
            ruled.refusals += 1
            return
        }
        ruled.starts.append(start)
        if verdict.pointee.has_price { ruled.prices.append(verdict.pointee.price) }
    }

    /// The machine of a source, made where this host has none.
    func machine(for source: PolicySource) throws(RuleError) -> RuleMachine {
        if let latest, latest.rule.version == source.version { return latest }
        if let known = machines[source.version] {
            latest = known
            return known
        }
        let machine = try RuleMachine(opening: source)
        if machines.count == capacity { machines.removeAll(keepingCapacity: true) }
        machines[source.version] = machine
        latest = machine
        return machine
    }
}

extension rule_verdict {
    fileprivate var outcome: RuleVerdict {
        guard allowed else { return .refused(reason: result.text_length == 0 ? nil : result.message) }
        return .allowed(price: has_price ? price : nil)
    }
}
