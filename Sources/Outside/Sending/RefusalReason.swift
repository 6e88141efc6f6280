/// Why a message is not taken.
package enum RefusalReason: Sendable, Hashable {
    /// Its content, or this recipient for this content.
    case message
    /// The recipient wants no messages from us.
    case optedOut
    /// Credentials, sender or balance: the channel is off until a person looks.
    case account
    /// The request or the settings are wrong; a person must look.
    case request
}
