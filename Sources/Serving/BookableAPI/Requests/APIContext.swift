package import CivilTime
package import Bookings
import HTTPTypes
import Hexadecimal
package import Hummingbird
import Logging
package import NIOCore

/// What is known of a request besides its head and body.
package struct APIContext: RequestContext {
    package var coreContext: CoreRequestContextStorage

    /// When the request was received.
    ///
    /// All that it decides is decided as of this moment.
    package var receivedAt = Instant(0)

    /// Who asks, once the credential has been checked.
    package var requester: Requester = .anonymous

    /// Where the request comes from, as far as limits tell clients apart: the peer, or whom a trusted proxy names.
    package var clientAddress: ClientAddress

    /// The method of the request, and the names of the members that a change sends, as the audit log has them.
    var method = HTTPRequest.Method.get
    var sentFields: [String] = []

    /// What the answer and every line of the log know the request by: 128 random bits, unless the client gave one.
    package var requestID: String

    /// What the log is told of the request.
    package let record = RequestRecord()

    /// The connection that the request came over.
    package let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        clientAddress = ClientAddress(source.channel.remoteAddress)
        channel = source.channel
        requestID = Self.makeRequestID()
    }

    /// 128 random bits in hexadecimal digits.
    static func makeRequestID() -> String {
        var generator = SystemRandomNumberGenerator()
        return (generator.next() as UInt64).hexadecimal + (generator.next() as UInt64).hexadecimal
    }
}
