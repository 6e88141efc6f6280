/// What a client is told of a policy, in plain sentences.
enum PolicySummary {
    ///
    /// `fields` are those of the booking that the policy reads, which tell of more than the notice.
    static func sentences(
        _ policy: CompiledPolicy,
        reading fields: [String],
        host: PolicyHost,
        within time: ProcessorTime
    ) -> [String] {
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
        } else if !fields.isEmpty {
            // No example shows what they change, and yet no promise is made for bookings that were not tried.
            sentences[0] = sentence("for \(SummaryVariant.plainWords): \(plain)")
            sentences.append("It also reads \(list(fields)): other bookings may get a different refund.")
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
        var differing: [(words: [String], curve: PolicyCurve, notices: ClosedRange<Int64>)] = []
        for variant in SummaryVariant.all {
            let curve = CurveTracer.trace(policy, host: host, example: variant.example, within: time)
            let notices = variant.example.notices
            if curve.isAlike(plain, at: notices) { continue }
            if let place = differing.firstIndex(where: { $0.notices == notices && $0.curve.isAlike(curve, at: notices) }
            ) {
                differing[place].words.append(variant.words)
            } else {
                differing.append(([variant.words], curve, notices))
            }
        }
        return differing.map { sentence("\($0.words.joined(separator: " or ")): \(CurveWords.sentence($0.curve))") }
    }

    /// `a, b and c`.
    private static func list(_ words: [String]) -> String {
        guard words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) and \(words[words.count - 1])"
    }

    private static func sentence(_ words: String) -> String {
        words.prefix(1).uppercased() + words.dropFirst() + "."
    }
}

extension PolicyCurve {
    /// Whether the same shares of what was paid come back at the same times, with the notices that there can be.
    fileprivate func isAlike(_ other: PolicyCurve, at notices: ClosedRange<Int64>) -> Bool {
        let (own, others) = (steps(within: notices), other.steps(within: notices))
        guard own.map(\.notice) == others.map(\.notice) else { return false }
        return zip(own, others).allSatisfy { isAlike($0.amount, $1.amount, of: other.paid) }
    }

    /// The steps clipped to a range of notices.
    private func steps(within notices: ClosedRange<Int64>) -> [Step] {
        var found: [Step] = []
        var upper = Int64.max
        for step in steps {
            if step.notice <= notices.upperBound, upper > notices.lowerBound {
                found.append(Step(notice: max(step.notice, notices.lowerBound), amount: step.amount))
            }
            upper = step.notice
        }
        return found
    }

    /// Equal shares of different amounts may differ by the minor unit to which they are rounded.
    private func isAlike(_ amount: Int64?, _ other: Int64?, of otherPaid: Int64) -> Bool {
        guard let amount, let other else { return amount == other }
        return abs(amount * otherPaid - other * paid) <= max(paid, otherPaid)
    }
}
