import Foundation

/// How many files and connections the process may have open.
enum OpenFileLimit {
    /// What the server needs besides its connections to clients.
    private static let reserve = 128

    /// Asks for room for `connections`; throws a message where the system does not give it.
    static func raise(for connections: Int) throws {
        let needed = rlim_t(connections + reserve)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        try SystemFailure.checkLast(getrlimit(resource, &limit))
        guard limit.rlim_cur < needed else { return }
        guard limit.rlim_max >= needed else {
            throw CommandFailure(
                "\(connections) connections need \(needed) open files, and the system allows \(limit.rlim_max); raise it or take fewer."
            )
        }
        limit.rlim_cur = needed
        try SystemFailure.checkLast(setrlimit(resource, &limit))
    }
}
