/// By what a message is sent.
package enum Channel: String, Sendable, CaseIterable {
    case email
    case sms
    case push

    /// Whether it may wake somebody who sleeps.
    package var isAudible: Bool { self != .email }

    /// Whether it is only used if the client has agreed to it: an e-mail address is given for the booking's sake.
    package var needsConsent: Bool { self != .email }
}
