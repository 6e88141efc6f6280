package import Bookings
package import Hummingbird
import Logging

/// What is known of a request besides its head and body.
package struct APIContext: RequestContext {
    package var coreContext: CoreRequestContextStorage

    /// When the request was received, unix seconds.
    ///
    /// All that it decides is decided as of this moment.
    package var receivedAt: Int64 = 0

    /// Who asks, once the credential has been checked.
    package var requester: Requester = .anonymous

    /// Where the request comes from, as far as limits tell clients apart.
    var clientAddress: ClientAddress

    /// What the answer and every line of the log know the request by.
    var requestID: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        clientAddress = ClientAddress(source.channel.remoteAddress)
        requestID = "\(RequestID())"
    }
}
