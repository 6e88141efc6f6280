/// The version of Stripe's API that answers are read in.
package enum StripeVersion {
    /// Sent with every request; events come in the version of their endpoint, whatever this is.
    package static let pinned = "2026-10-28.endive"
}
