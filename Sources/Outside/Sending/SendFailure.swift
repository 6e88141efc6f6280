/// Why a message was not sent, or what became of it is not known.
///
/// The text names statuses and codes, never an address, a number, a text or a key.
package struct SendFailure: Error, Sendable, Hashable {
    /// What the service or the transport calls it, such as `21610`, `550 5.1.1` or `timeout`.
    package let code: String?
    package let message: String

    package init(code: String?, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension SendFailure: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { message }
    package var debugDescription: String { message }
}
