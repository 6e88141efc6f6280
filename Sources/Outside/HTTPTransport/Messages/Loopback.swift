/// The names and addresses of this machine for itself.
enum Loopback {
    /// `127.0.0.0/8`, `::1` and `localhost`, which libcurl never looks up elsewhere; `host` in lower case.
    static func contains(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in part.utf8.allSatisfy { 0x30...0x39 ~= $0 } && UInt8(part) != nil }
    }
}
