/// For whom Stripe is called.
package enum StripeCaller: Sendable {
    /// Somebody who needs no key: a client, of whom there may be any number.
    ///
    /// Calls are counted for `address`, in whatever form it tells clients apart.
    case client(address: String)

    /// The holder of a key, or somebody whose call was counted before.
    case trusted
}
