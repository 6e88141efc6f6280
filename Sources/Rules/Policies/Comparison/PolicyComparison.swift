/// Two policies, or two versions of one, side by side.
public struct PolicyComparison: Sendable {
    /// One of the two.
    public struct Side: Sendable {
        /// What tells it from the other, such as `version 2`.
        public let label: String

        /// The policy.
        public let policy: CompiledPolicy

        /// What it gives back over the notice.
        public let curve: PolicyCurve

        /// The curve in one line of words.
        public var summary: String { CurveWords.sentence(curve) }
    }

    /// The older one.
    public let from: Side

    /// The newer one.
    public let to: Side

    /// The lines of the sources that differ, as a unified diff; empty where the sources are the same.
    public let diff: String

    /// Whether both give the same at every notice, for the example that curves are drawn for.
    public var isSameCurve: Bool { from.curve.steps == to.curve.steps }

    /// Both curves in one picture, as SVG.
    public func svg() -> String {
        CurvePicture([from, to].map { $0.curve.named("\($0.label), \($0.policy.name)") }).svg()
    }

    /// All of it as JSON.
    public func json() -> String {
        var writer = JSONWriter()
        writer.object { comparison in
            comparison.member("from") { write(from, into: &$0) }
            comparison.member("to") { write(to, into: &$0) }
            comparison.member("same_curve") { $0.bool(isSameCurve) }
            comparison.member("diff") { $0.string(diff) }
        }
        return writer.text
    }

    private func write(_ side: Side, into writer: inout JSONWriter) {
        writer.object { object in
            object.member("label") { $0.string(side.label) }
            object.member("name") { $0.string(side.policy.name) }
            object.member("description") { $0.string(side.policy.description) }
            object.member("version") { $0.string(side.policy.version.description) }
            object.member("summary") { $0.string(side.summary) }
            object.member("curve") { side.curve.write(into: &$0) }
        }
    }
}

extension PolicyHost {
    /// Two policies side by side, each with a label that tells it from the other.
    ///
    /// `timeLimit` of processor time holds for each of the two curves.
    public func compare(
        _ from: (label: String, policy: CompiledPolicy),
        _ to: (label: String, policy: CompiledPolicy),
        timeLimit: Duration = PolicyHost.timeLimit
    ) -> PolicyComparison {
        func side(_ one: (label: String, policy: CompiledPolicy)) -> PolicyComparison.Side {
            .init(label: one.label, policy: one.policy, curve: curve(of: one.policy, timeLimit: timeLimit))
        }
        return PolicyComparison(
            from: side(from),
            to: side(to),
            diff: UnifiedDiff.text(
                from: from.policy.source.text,
                to: to.policy.source.text,
                labels: (from.label, to.label)
            )
        )
    }
}
