/// What clients without a key can take of the server, in all and each address.
///
/// An address is an IPv4 address or an IPv6 /64.
package struct ClientLimits: Sendable {
    /// The most connections that one address has open at once.
    package var connectionsPerAddress = 256

    /// The most requests of one address that are answered at once; others of it wait.
    package var requestsPerAddress = 8

    /// The most bytes of bodies that have come and are not yet answered, besides 4 KiB of each.
    package var bodyBytes = 32 * 1_024 * 1_024
    package var bodyBytesPerAddress = 4 * 1_024 * 1_024

    /// The most bytes of answers that wait for their readers; beyond it the slowest are closed.
    package var unreadBytes = 48 * 1_024 * 1_024
    package var unreadBytesPerAddress = 8 * 1_024 * 1_024

    /// Seconds in which a reader must take what waits for it, or at least 16 KiB of it.
    package var writeSeconds: Int64 = 30

    /// Who tells the addresses of clients.
    package var proxies = ProxyTrust()

    package init() {}
}
