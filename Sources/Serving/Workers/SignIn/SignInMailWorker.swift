package import Localization
package import Logging
package import Notifications
import ServiceLifecycle
import Synchronization

/// Sends sign-in links outside the requests for them.
///
/// A request only queues its address, so its response time does not reveal whether the address is known.
package final class SignInMailWorker: ServiceLifecycle.Service, Sendable {
    private struct Request: Sendable {
        let email: String
        let language: Language
    }

    private let mailer: SignInMailer
    private let logger: Logger
    private let requests: AsyncStream<Request>
    private let continuation: AsyncStream<Request>.Continuation

    /// The maximum number of mails that are queued or being sent.
    private let waiting = Mutex(0)

    /// Further ones are dropped: the response is the same, and people can ask again.
    private static let maximumWaiting = 200

    /// The delay before retrying a mail that was refused temporarily, as by greylisting.
    private static let pauses: [Duration] = [.seconds(20), .seconds(90), .seconds(300)]

    package init(_ mailer: SignInMailer, logger: Logger) {
        self.mailer = mailer
        self.logger = logger
        (requests, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.maximumWaiting))
    }

    /// Queues a link for `email`, which is sent if somebody is known by that address.
    package func ask(_ email: String, in language: Language) {
        let isTaken = waiting.withLock { waiting in
            guard waiting < Self.maximumWaiting else { return false }
            waiting += 1
            return true
        }
        if isTaken { continuation.yield(Request(email: email, language: language)) }
    }

    /// ``ask(_:in:)`` as a function.
    package var send: @Sendable (String, Language) -> Void { { [self] in ask($0, in: $1) } }

    /// Ends on graceful shutdown; mails that the server has not taken by then are lost.
    package func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for await request in requests {
                    group.addTask { await self.deliver(request) }
                }
                group.cancelAll()
            }
        } onCancelOrGracefulShutdown: {
            self.continuation.finish()
        }
    }

    private func deliver(_ request: Request) async {
        do {
            if let mail = try await mailer.prepare(for: request.email, in: request.language) {
                try await send(mail)
            }
        } catch is CancellationError {
            logger.notice("A sign-in mail was dropped because the server is stopping")
        } catch {
            logger.error("A sign-in mail could not be created", metadata: ["error.message": "\(error)"])
        }
        waiting.withLock { $0 -= 1 }
    }

    private func send(_ mail: SignInMailer.Prepared) async throws {
        var pauses = Self.pauses[...]
        while true {
            switch await mailer.send(mail) {
            case .sent, .unknown: return
            case .refused(let reason), .gone(let reason), .optedOut(let reason):
                logger.warning("A sign-in mail was refused", metadata: ["mail.reason": "\(reason)"])
                return
            case .retry(let reason), .outage(let reason):
                guard let pause = pauses.popFirst() else {
                    logger.error("A sign-in mail could not be sent", metadata: ["mail.reason": "\(reason)"])
                    return
                }
                try await Task.sleep(for: pause)
            }
        }
    }
}
