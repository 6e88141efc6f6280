import Glibc

/// A port that is taken before the server listens on it, so that what comes between is done by one server alone.
///
/// A second server that is started by mistake must not change the database under the first, so this comes before the
/// database is touched. The socket is bound and does not listen: the server binds beside it, and whoever listens already is
/// noticed.
final class ReservedPort {
    private var descriptors: [Int32] = []

    /// Takes the port at every address of the host; port 0 is any.
    ///
    /// Throws a message where another process listens, and for a host that this machine is not.
    init(host: String, port: Int) throws {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        let failure = getaddrinfo(host, "\(port)", &hints, &found)
        guard failure == 0 else {
            throw CommandFailure("The host \(host) is not known: \(String(cString: gai_strerror(failure))).")
        }
        defer { freeaddrinfo(found) }
        var next = found
        while let address = next {
            try bind(address.pointee, host: host, port: port)
            next = address.pointee.ai_next
        }
    }

    deinit {
        release()
    }

    /// Leaves the port to the server.
    func release() {
        for descriptor in descriptors { close(descriptor) }
        descriptors = []
    }

    private func bind(_ address: addrinfo, host: String, port: Int) throws {
        let descriptor = socket(address.ai_family, address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
        // A kind of address that this machine does not have is for the server to tell.
        guard descriptor >= 0 else { return }
        var reuses: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuses, socklen_t(MemoryLayout<Int32>.size))
        guard Glibc.bind(descriptor, address.ai_addr, address.ai_addrlen) != 0 else {
            descriptors.append(descriptor)
            return
        }
        let number = errno
        close(descriptor)
        switch number {
        case EADDRINUSE:
            throw CommandFailure("\(host):\(port) is in use by another process; choose another with --port.")
        case EADDRNOTAVAIL:
            throw CommandFailure("\(host) is not an address of this machine.")
        default:
            throw CommandFailure("\(host):\(port) cannot be taken: \(SystemFailure(number: number)).")
        }
    }
}
