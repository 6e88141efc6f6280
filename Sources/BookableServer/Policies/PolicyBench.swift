import Policies

/// Looks policies over and draws them, one at a time: that takes thousands of evaluations, which must not keep those
/// waiting who cancel.
actor PolicyBench {
    func check(_ source: PolicySource) -> CheckReport {
        PolicyCheck.run(source)
    }

    /// Throws where the source is no policy.
    func curve(of source: PolicySource) throws(PolicyError) -> PolicyCurve {
        let host = PolicyHost()
        return host.curve(of: try host.compile(source: source))
    }
}
