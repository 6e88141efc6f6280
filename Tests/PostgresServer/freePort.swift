import Foundation

/// A port of the loopback interface that nobody listens on.
package func freePort() throws -> Int {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let failed = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            bind(listener, address, size) != 0 || getsockname(listener, address, &size) != 0
        }
    }
    guard !failed else { throw CommandFailure(command: "bind", status: errno, output: "no port is free") }
    return Int(UInt16(bigEndian: address.sin_port))
}
