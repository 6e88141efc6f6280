import HTTPTypes
import Hummingbird

/// What `Accept-Encoding` allows.
enum AcceptedEncodings {
    /// Whether a value of it takes a body in the gzip format (RFC 9110, section 12.5.3).
    static func includeGzip(_ value: String) -> Bool {
        value.split(separator: ",").contains { namesGzip($0) }
    }

    private static func namesGzip(_ entry: Substring) -> Bool {
        let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
        guard let coding = parts.first, ["gzip", "x-gzip", "*"].contains(coding) else { return false }
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { $0.dropFirst(2) } ?? "1"
        return weight.contains { ("1"..."9").contains($0) }
    }
}

extension Request {
    /// Whether the client takes a body in the gzip format.
    var acceptsGzip: Bool { headers[values: .acceptEncoding].contains { AcceptedEncodings.includeGzip($0) } }
}
