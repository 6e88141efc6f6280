package import CivilTime
package import Bookings
import HTTPTypes
import Hexadecimal
package import Hummingbird
import Logging
package import NIOCore
import Synchronization

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

    /// What the answer and every line of the log know the request by, unless the client gave one: 128 bits.
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

    /// 128 bits in hexadecimal digits that no other request has: 64 random ones of the process, and a number.
    ///
    /// Nothing depends on whether they can be guessed, and random bits for each request would take two calls of the kernel.
    static func makeRequestID() -> String {
        let number = requestCount.wrappingAdd(1, ordering: .relaxed).newValue
        // Odd factors have no two numbers meet; this one spreads them over all digits.
        return process.hexadecimal + (number &* 0x9e37_79b9_7f4a_7c15).hexadecimal
    }

    private static let process = UInt64.random(in: .min ... .max)
    private static let requestCount = Atomic(UInt64.random(in: .min ... .max))
}
