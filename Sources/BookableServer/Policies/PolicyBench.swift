import Policies

/// Looks policies over and draws them, one at a time: that takes thousands of evaluations, which must not keep those
/// waiting who cancel.
actor PolicyBench: PolicyScreen {
    func screen(_ source: PolicySource) -> PolicyScreening {
        PolicyScreening(PolicyCheck.run(source))
    }

    /// Throws where the source is no policy.
    func curve(of source: PolicySource) throws(PolicyError) -> PolicyCurve {
        let host = PolicyHost()
        return host.curve(of: try host.compile(source: source))
    }

    /// Throws where one of the sources is no policy.
    func compare(
        _ from: (label: String, source: PolicySource),
        _ to: (label: String, source: PolicySource)
    ) throws(PolicyError) -> PolicyComparison {
        let host = PolicyHost()
        let old = try host.compile(source: from.source)
        let new = try host.compile(source: to.source)
        return host.compare((from.label, old), (to.label, new))
    }
}
