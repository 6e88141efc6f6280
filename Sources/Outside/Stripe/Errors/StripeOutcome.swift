/// What an error of Stripe's means to whoever called.
package enum StripeOutcome: Sendable, Hashable {
    /// It was done before: read the object again and go on from there.
    case alreadyDone
    /// Nothing was done: the same call with the same key may be made later.
    case retryLater
    /// It may have been done: make the same call with the same key, or ask after the object. Never a new key.
    case unknown
    /// The answer is final. A new attempt needs a new key.
    case refused(Refusal)
    /// The object is not in the state that the call is for: read it again and decide anew.
    case conflict
    /// The request was wrong; a person must look.
    case bug

    /// Why a call was refused, and so who can do something.
    package enum Refusal: Sendable, Hashable, CaseIterable {
        /// The card or the payer's bank: the payer tries again or otherwise.
        case payer
        /// The amount is too small or too large.
        case amount
        /// Something that a person typed: an address, a name.
        case input
        /// The held amount was released before it was captured.
        case holdLapsed
        /// The payer disputes the charge: it is settled there.
        case disputed
        /// This charge cannot be refunded.
        case notRefundable
        /// The platform's balance is too small for now.
        case balance
        /// Our account, or the connected one, may not do this.
        case account
        /// The key is wrong or revoked: payments are off until it is replaced.
        case credentials
        /// The key may not do this, or the connected account is not ours.
        case permission
        /// The object does not exist: another account, or test and live mixed up.
        case notFound
    }
}
