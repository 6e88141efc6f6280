/// To which addresses a client connects.
///
/// A URL that somebody typed can name, or come to name, a machine inside our network (server-side request forgery). So
/// the address itself is looked at, each time a socket is opened and after the name was looked up: whatever a name says
/// at other times, only what was looked at is connected to. That holds for every hop of a redirect as well. A client
/// with such a policy uses no proxy, which would look the name up again.
package enum AddressPolicy: Sendable, Hashable {
    /// Any; for servers that the operator names.
    case any
    /// Those that belong to the public internet; for URLs that others type.
    case publicOnly
    /// Those and loopback, for tests and for servers on this machine.
    case publicAndLoopback

    func allows(_ address: IPAddress) -> Bool {
        switch self {
        case .any: true
        case .publicOnly: address.reach == .global
        case .publicAndLoopback: address.reach != .special
        }
    }
}
