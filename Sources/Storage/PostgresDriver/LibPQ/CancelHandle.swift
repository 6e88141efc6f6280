import CLibPQ

/// What it takes to cancel the statement that a connection runs.
///
/// `@unchecked` because of the pointer: libpq only reads what it points to, and allows that from any thread.
final class CancelHandle: @unchecked Sendable {
    private let cancel: OpaquePointer

    init?(_ cancel: OpaquePointer?) {
        guard let cancel else { return nil }
        self.cancel = cancel
    }

    deinit {
        PQfreeCancel(cancel)
    }

    /// Asks the server to cancel, over a connection of its own, and waits until it has taken note.
    ///
    /// A server that cannot be asked has nothing to cancel either: whoever waits for the statement hears of it.
    func send() {
        // The size that libpq's manual recommends for the message, which nobody reads.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            _ = PQcancel(cancel, buffer.baseAddress, Int32(buffer.count))
        }
    }
}
