import NIOCore

/// How long a connection may take.
struct ConnectionLimits {
    /// For the first head of a new connection, and for the whole body after each head.
    let reading: TimeAmount

    /// For a body that is on its way when the server is told to end.
    let quiescing: TimeAmount = .seconds(1)

    /// For the client to take the last answer before the connection goes.
    let lingering: TimeAmount = .seconds(1)
}
