/// An account of a provider under the platform's, as destination of charges.
///
/// Only its id matters here.
package enum ConnectedAccount: Sendable {
    package typealias ID = StripeID<ConnectedAccount>
}
