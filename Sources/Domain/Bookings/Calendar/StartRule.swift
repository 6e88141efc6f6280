import AvailabilityRules
import CivilTime
import Money
package import Policies
import Scheduling

/// A provider's availability rule, with what it is told of a service and of what is booked.
package struct StartRule: Sendable {
    private let rule: StoredRule
    private let provider: ProviderID
    private let question: RuleQuestion
    private let hosts: RuleHosts

    /// The content hash of the rule, which bookings pin.
    package var version: PolicyVersion { rule.version }

    /// `nil` for an offer without a rule.
    ///
    /// `sessions` are all that start on the dates of the starts that will be asked about.
    init?(
        _ offered: OfferedService,
        sessions: [BookedSession],
        tag: Int,
        returning: Bool = false,
        on hosts: RuleHosts
    ) {
        guard let rule = offered.rule else { return nil }
        self.rule = rule
        self.hosts = hosts
        provider = offered.provider.id
        let service = offered.service
        let zone = offered.schedule.zone
        question = RuleQuestion(
            zone: zone,
            now: 0,
            service: RuleService(
                name: service.name,
                duration: service.timing.durationMinutes * 60,
                price: service.price.minorUnits,
                currency: service.price.currency
            ),
            clientIsReturning: returning,
            booked: SessionDays(
                sessions.lazy.map {
                    RuleSession(startAt: $0.start, endAt: $0.end, isSameService: $0.service == tag)
                },
                in: zone
            )
        )
    }

    /// About how many bytes it takes for so many sessions.
    func memory(sessions: Int) -> Int { rule.source.bytes.count + sessions * Self.sessionMemory }

    private static let sessionMemory = 40

    /// What the rule decides about a start; `returning` replaces what is known of the client.
    func verdict(on start: Instant, at now: Instant, returning: Bool? = nil) -> StartVerdict {
        var asked = question
        asked.now = now.secondsSince1970
        if let returning { asked.clientIsReturning = returning }
        let (verdict, reads) = hosts.withHost { [rule, asked] host -> (RuleVerdict, RuleReads) in
            var reads = RuleReads()
            do throws(RuleError) {
                let compiled = try host.compile(source: rule.source)
                return (host.judge(start.secondsSince1970, by: compiled, asked, noting: &reads), reads)
            } catch {
                return (.failed(error), reads)
            }
        }
        let (refusal, price) = outcome(verdict)
        return StartVerdict(refusal: refusal, price: price, readsClient: reads.contains(.client))
    }

    private func outcome(_ verdict: RuleVerdict) -> (refusal: RuleRefusal?, price: MonetaryAmount?) {
        switch verdict {
        case .allowed(price: nil): return (nil, nil)
        case .allowed(price: let price?):
            let amount = MonetaryAmount(price, currency)
            guard !amount.isPayable else { return (nil, amount) }
            return (refused(failing: unpayable(amount)), nil)
        case .refused(let reason):
            return (RuleRefusal(rule: rule.name, version: version, reason: reason, failure: nil), nil)
        case .failed(let error): return (refused(failing: error), nil)
        }
    }

    private func refused(failing error: RuleError) -> RuleRefusal {
        RuleRefusal(rule: rule.name, version: version, reason: nil, failure: error)
    }

    private func unpayable(_ amount: MonetaryAmount) -> RuleError {
        RuleError(
            code: .result,
            message:
                "price returned \(amount.minorUnits); amounts of \(currency) must be multiples of \(currency.payableStep)",
            rule: rule.name
        )
    }

    /// Of all prices.
    private var currency: Currency { question.service.currency }

    /// Those of `starts` that the rule allows.
    ///
    /// Throws ``RuleBudgetError`` if they take more than the budget has left. None is allowed if the rule cannot be run.
    func filter(
        _ starts: [Int64],
        at now: Instant,
        within budget: inout RuleBudget
    ) throws(RuleBudgetError) -> OfferedStarts {
        var asked = question
        asked.now = now.secondsSince1970
        let (outcome, left) = hosts.withHost { [rule, asked, budget] host -> (Result<RuledStarts, RuleError>, Int64) in
            var left = budget.instructions
            do throws(RuleError) {
                let compiled = try host.compile(source: rule.source)
                return (.success(try host.filter(starts, by: compiled, asked, spending: &left)), left)
            } catch {
                return (.failure(error), left)
            }
        }
        budget.instructions = left
        switch outcome {
        case .success(let ruled): return payable(ruled)
        case .failure(let error):
            if error.code == .query { throw RuleBudgetError(message: "\(error)") }
            // It may run again in a moment.
            return OfferedStarts(starts: [], changesWithTime: true)
        }
    }

    /// Those whose prices can be paid; the others count as failed.
    private func payable(_ ruled: RuledStarts) -> OfferedStarts {
        let changesWithTime = ruled.reads.contains(.notice)
        guard ruled.prices.contains(where: { !MonetaryAmount($0, currency).isPayable }) else {
            return OfferedStarts(starts: ruled.starts, prices: ruled.prices, changesWithTime: changesWithTime)
        }
        let kept = ruled.prices.indices.filter { MonetaryAmount(ruled.prices[$0], currency).isPayable }
        return OfferedStarts(
            starts: kept.map { ruled.starts[$0] },
            prices: kept.map { ruled.prices[$0] },
            changesWithTime: changesWithTime
        )
    }

    /// Does what may judge many starts, in the provider's turn and off the event loops.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await hosts.run(for: provider, work)
    }
}

/// What a rule decides about one start.
struct StartVerdict: Sendable {
    /// `nil` if the start is allowed.
    let refusal: RuleRefusal?

    /// What the start costs for each seat; `nil` if the rule leaves the service's own price.
    let price: MonetaryAmount?

    /// Whether another client could get another verdict.
    let readsClient: Bool
}
