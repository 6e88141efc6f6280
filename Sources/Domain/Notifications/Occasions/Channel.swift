/// By what a message is sent.
package enum Channel: String, Sendable, CaseIterable {
    case email
    case sms
    case push

    /// Whether it may wake somebody who sleeps.
    package var isAudible: Bool { self != .email }
}
