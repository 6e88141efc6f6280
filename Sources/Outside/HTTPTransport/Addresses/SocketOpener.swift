import CCurl
import Glibc

/// Opens the sockets of one transfer, and none to an address that its policy does not allow.
final class SocketOpener {
    private let policy: AddressPolicy
    private(set) var hasRefused = false

    init(_ policy: AddressPolicy) {
        self.policy = policy
    }

    /// A socket for an address that libcurl is about to connect to; `CURL_SOCKET_BAD` keeps it from doing so.
    func open(_ address: UnsafePointer<curl_sockaddr>) -> curl_socket_t {
        guard let peer = Self.peer(address), policy.allows(peer) else {
            hasRefused = true
            return CURL_SOCKET_BAD
        }
        let (family, type) = (address.pointee.family, address.pointee.socktype)
        return socket(family, type | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
    }

    /// `nil` if the address is not one of IP.
    private static func peer(_ address: UnsafePointer<curl_sockaddr>) -> IPAddress? {
        // Behind the fields that are declared, as many bytes follow as `addrlen` says.
        guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return nil }
        let bytes = UnsafeRawPointer(address) + offset
        switch address.pointee.family {
        case AF_INET where address.pointee.addrlen >= MemoryLayout<sockaddr_in>.size:
            return .v4(UInt32(bigEndian: bytes.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6 where address.pointee.addrlen >= MemoryLayout<sockaddr_in6>.size:
            let peer = bytes.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return .v6(withUnsafeBytes(of: peer) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) })
        default:
            return nil
        }
    }
}
