/// What a service said of a message that it took.
package struct SendReceipt: Sendable, Hashable {
    /// What names the message at the service; for mail, the reply of the server.
    package let id: String?
    /// `nil` if the service does not say what the message costs, or not yet.
    package let cost: SendCost?

    package init(id: String?, cost: SendCost? = nil) {
        self.id = id
        self.cost = cost
    }
}
