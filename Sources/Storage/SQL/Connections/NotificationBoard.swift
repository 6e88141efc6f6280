import Synchronization

/// Who listens to which channel in this process.
package final class NotificationBoard: Sendable {
    package typealias Handler = @Sendable (SQLNotification) -> Void

    private let handlers = Mutex<[String: [Handler]]>([:])
    /// Held while handlers are called, so that they are one after another.
    private let turn = Mutex<Void>(())

    package init() {}

    /// The channels that somebody listens to.
    package var channels: Set<String> { handlers.withLock { Set($0.keys) } }

    package func add(_ channel: String, _ handler: @escaping Handler) {
        handlers.withLock { $0[channel, default: []].append(handler) }
    }

    /// Calls the channel's handlers in the order in which they were added.
    package func post(_ notification: SQLNotification, to channel: String) {
        // Copied, so that a handler may add another one without waiting for itself.
        let listening = handlers.withLock { $0[channel] ?? [] }
        turn.withLock { _ in
            for handler in listening { handler(notification) }
        }
    }
}
