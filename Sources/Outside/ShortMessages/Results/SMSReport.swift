package import Sending

/// What a service knows of a message that it took.
package struct SMSReport: Sendable, Hashable {
    /// At the service.
    package let id: String
    package let state: SMSState
    /// What a failure means; `nil` unless the message failed.
    package let outcome: SendOutcome?
    /// `nil` if the service does not say, or not yet.
    package let cost: SendCost?

    package init(id: String, state: SMSState, outcome: SendOutcome? = nil, cost: SendCost? = nil) {
        self.id = id
        self.state = state
        self.outcome = outcome
        self.cost = cost
    }
}
