extension OutputCheck {
    /// Notes a script, if the reference is to one.
    mutating func reads(_ policy: PolicyReference) {
        if let script = policy.script { reads(script, as: "the policy \(policy.name)") }
    }
}
