/// Sends HTTP/1.1 requests over pooled connections, by libcurl on one thread of its own.
///
/// TLS is verified against the certificates of the system. A client that is not closed ends with its last reference,
/// and its requests with it.
package final class HTTPClient: Sendable {
    private let queue: TransferQueue
    private let limits: HTTPClientLimits

    /// A client with a thread of its own.
    ///
    /// `certificateFile` holds PEM certificates that are trusted *instead* of the system's, as in tests and behind a
    /// company's own authority. `addresses` says to which addresses it connects, whatever URL a request has. Throws
    /// `other` where libcurl or the thread cannot be started.
    package init(
        limits: HTTPClientLimits = HTTPClientLimits(),
        certificateFile: String? = nil,
        addresses: AddressPolicy = .any
    ) throws(HTTPError) {
        queue = try TransferLoop.start(limits: limits, certificateFile: certificateFile, addresses: addresses)
        self.limits = limits
    }

    deinit {
        queue.close(.atOnce)
    }

    /// Sends a request and returns the answer, whatever its status.
    ///
    /// A task that is cancelled gives up its request, and `delivery` of the error says whether it had begun to leave.
    package func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        try RequestCheck.check(request, maximumTimeout: .seconds(3600))
        return try await queue.send(queue.makeSubmission(.http(request), timeout: request.timeout ?? limits.timeout))
    }

    /// Refuses new requests, and those that wait for a place; waits for those that run and ends.
    package func close() async {
        await withCheckedContinuation { queue.close(.whenDone, then: $0) }
    }
}
