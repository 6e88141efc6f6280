/// What a client is told of a policy, in plain sentences.
enum PolicySummary {
    static func sentences(_ policy: CompiledPolicy, host: PolicyHost, within time: ProcessorTime) -> [String] {
        let client = CurveTracer.trace(policy, host: host, example: .init(), within: time)
        let plain = CurveWords.sentence(client)
        var sentences = [sentence(plain)]
        // A policy that is too costly for one curve is not asked for ten.
        let others = client.isExact ? otherSentences(policy, host: host, besides: client, within: time) : []
        if !client.isExact {
            sentences.append("What else it depends on was not looked at: it has too many steps or is too costly.")
        } else if !others.isEmpty {
            sentences[0] = sentence("for \(SummaryVariant.plainWords): \(plain)")
            sentences += others
            sentences.append("These are examples: what comes back depends on more than the notice.")
        }
        let noShow = PolicyCurve.Example(cancelledBy: .noShow)
        let absent = CurveTracer.trace(policy, host: host, example: noShow, within: time)
        let share = absent.steps.last?.amount
        if share != client.steps.last?.amount || (share ?? 0) > 0 {
            sentences.append(sentence("\(CurveWords.share(share, of: absent.paid)) for a client who does not come"))
        }
        sentences.append("If the provider cancels, everything comes back.")
        return sentences
    }

    /// One sentence for each way in which the policy differs from the plain example; what differs alike stands together.
    private static func otherSentences(
        _ policy: CompiledPolicy,
        host: PolicyHost,
        besides plain: PolicyCurve,
        within time: ProcessorTime
    ) -> [String] {
        var differing: [(words: [String], curve: PolicyCurve)] = []
        for variant in SummaryVariant.all {
            let curve = CurveTracer.trace(policy, host: host, example: variant.example, within: time)
            if curve.isAlike(plain) { continue }
            if let place = differing.firstIndex(where: { $0.curve.isAlike(curve) }) {
                differing[place].words.append(variant.words)
            } else {
                differing.append(([variant.words], curve))
            }
        }
        return differing.map { sentence("\($0.words.joined(separator: " or ")): \(CurveWords.sentence($0.curve))") }
    }

    private static func sentence(_ words: String) -> String {
        words.prefix(1).uppercased() + words.dropFirst() + "."
    }
}

extension PolicyCurve {
    /// Whether the same shares of what was paid come back at the same times, to a hundredth of a percent.
    fileprivate func isAlike(_ other: PolicyCurve) -> Bool {
        steps.map(\.notice) == other.steps.map(\.notice) && shares == other.shares
    }

    private var shares: [Int64?] { steps.map { step in step.amount.map { $0 * 10_000 / paid } } }
}
