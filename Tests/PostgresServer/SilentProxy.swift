import Foundation
import Synchronization

/// Passes connections on to a server on loopback, until it is told to say nothing more without closing any.
package final class SilentProxy: Sendable {
    package let port: Int
    private let listener: Int32
    private let target: Int
    private let isSilent = Mutex(false)

    package static func start(before port: Int) throws -> SilentProxy {
        let proxy = try SilentProxy(before: port)
        Thread { proxy.accept() }.start()
        return proxy
    }

    private init(before target: Int) throws {
        self.target = target
        port = try freePort()
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let bound = Self.withAddress(of: port) { bind(listener, $0, $1) }
        guard bound == 0, listen(listener, 200) == 0 else {
            throw CommandFailure(command: "listen", status: errno, output: "the proxy cannot listen")
        }
    }

    /// What has arrived and was not passed on yet waits until ``speak()``.
    package func fallSilent() { isSilent.withLock { $0 = true } }

    package func speak() { isSilent.withLock { $0 = false } }

    package func url(of database: String) -> String { "postgres://postgres@127.0.0.1:\(port)/\(database)" }

    /// Until the process ends: a thread that waits for a connection cannot be told to stop.
    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { return }
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            guard Self.withAddress(of: target, { connect(server, $0, $1) }) == 0 else {
                close(client)
                close(server)
                continue
            }
            Thread { self.pass(client, server) }.start()
            Thread { self.pass(server, client) }.start()
        }
    }

    /// Descriptors stay open: the other direction may still use them.
    private func pass(_ source: Int32, _ sink: Int32) {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(source, &bytes, bytes.count, 0)
            guard count > 0 else { break }
            while isSilent.withLock({ $0 }) { usleep(5_000) }
            var sent = 0
            while sent < count {
                let written = bytes[sent..<count].withUnsafeBytes { bytes in
                    send(sink, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
                }
                guard written > 0 else { break }
                sent += written
            }
        }
        shutdown(source, Int32(SHUT_RDWR))
        shutdown(sink, Int32(SHUT_RDWR))
    }

    private static func withAddress(of port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
