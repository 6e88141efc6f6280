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

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// What the log knows the request by; log handlers that keep no metadata leave it unknown.
    var requestID: String {
        logger[metadataKey: "hb.request.id"].map { "\($0)" } ?? "unknown"
    }
}
