public import Policies

/// What one policy gives for one row.
public struct SimulatedRow: Sendable {
    /// The line on which the row begins, from 1; the header is line 1.
    public let line: Int

    /// `booking_id` of the row.
    public let booking: String

    /// The place of the policy in `Simulation.policies`.
    public let policy: Int

    /// What the policy grants and what would be paid now, or how it failed.
    public let outcome: Result<Refund, PolicyError>

    /// An amount and how it came about.
    public struct Refund: Hashable, Sendable {
        /// Minor units that the client gets back in all.
        public let entitlement: Int64

        /// Minor units payable now.
        public let amount: Int64

        /// The policy's own words, if it gave any.
        public let reason: String?
    }
}
