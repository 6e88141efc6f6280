/// Whom a message is for.
package enum Recipient: String, Sendable, CaseIterable {
    case client
    case provider
}
