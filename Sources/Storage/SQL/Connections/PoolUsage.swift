/// How busy a pool of connections is.
package struct PoolUsage: Sendable, Hashable {
    /// What its connections are for, such as `read`.
    package var name: String
    /// How many connections there are.
    package var connections: Int
    /// How many of them are lent.
    package var inUse: Int
    /// How many callers wait for one.
    package var waiting: Int
    /// How many callers were refused since the start, because too many waited.
    package var refused: Int

    package init(name: String, connections: Int, inUse: Int, waiting: Int, refused: Int) {
        self.name = name
        self.connections = connections
        self.inUse = inUse
        self.waiting = waiting
        self.refused = refused
    }
}
