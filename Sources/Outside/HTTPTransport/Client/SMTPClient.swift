/// Sends mails over pooled connections to one server, by libcurl on one thread of its own.
package final class SMTPClient: Sendable {
    private let queue: TransferQueue
    private let limits: HTTPClientLimits
    private let server: SMTPServer

    /// A client with a thread of its own; `certificateFile` as for `HTTPClient`.
    ///
    /// `limits.runningRequests` is the number of connections at once. Throws `other` if libcurl or the thread cannot be
    /// started.
    package init(
        _ server: SMTPServer,
        limits: HTTPClientLimits,
        certificateFile: String? = nil
    ) throws(HTTPError) {
        queue = try TransferLoop.start(limits: limits, certificateFile: certificateFile, addresses: .any)
        self.limits = limits
        self.server = server
    }

    deinit {
        queue.close(.atOnce)
    }

    /// Sends a mail and returns what the server said last, a refusal included.
    ///
    /// `delivery` of an error says whether the server may have taken the mail. A connection that was used before and
    /// turns out to be of no more use is replaced by a new one, once.
    package func send(_ message: SMTPMessage) async throws(HTTPError) -> SMTPReply {
        guard message.isValid else {
            throw HTTPError(.invalidRequest, .nothingSent, "An address of a mail has characters that none may have.")
        }
        do throws(HTTPError) {
            let reply = try await attempt(message)
            // 421 closes a connection, as after the number of mails that a server takes over one.
            if reply.code != 421 { return reply }
        } catch {
            guard error.code == .connectionLost, error.delivery == .nothingSent else { throw error }
        }
        var second = message
        second.needsFreshConnection = true
        return try await attempt(second)
    }

    /// Refuses new mails, and those that wait for a place; waits for those that run and ends.
    package func close() async {
        await withCheckedContinuation { queue.close(.whenDone, then: $0) }
    }

    private func attempt(_ message: SMTPMessage) async throws(HTTPError) -> SMTPReply {
        let submitted = queue.makeSubmission(.mail(message, over: server), timeout: limits.timeout)
        let response = try await queue.send(submitted)
        return SMTPReply(code: response.status, line: String(decoding: response.body, as: UTF8.self))
    }
}
