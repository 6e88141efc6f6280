/// How much a client takes and how long it waits.
package struct HTTPClientLimits: Sendable {
    /// Until a connection stands, its encryption included.
    package var connectTimeout: Duration = .seconds(10)
    /// From `send` to the last byte of the answer.
    package var timeout: Duration = .seconds(30)
    /// Requests on the wire at once.
    package var runningRequests = 32
    /// Requests that wait for a place; one more is refused with `busy`.
    package var waitingRequests = 256
    /// Connections that are kept when idle.
    package var idleConnections = 8
    /// Bytes of an answer's body.
    package var responseBody = 4 << 20
    /// Bytes of an answer's header, all of its lines.
    package var responseHeader = 64 << 10

    package init() {}
}
