import Bookings

/// A policy that a provider can choose, and what it gives back of an example.
struct PolicyOption: Sendable {
    let details: PolicyDetails
    let summary: PolicySummary
    let isInForce: Bool
}
