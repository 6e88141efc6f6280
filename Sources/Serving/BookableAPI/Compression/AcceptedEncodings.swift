import HTTPTypes
import Hummingbird

extension Request {
    /// Whether the client takes a body in the gzip format (RFC 9110, section 12.5.3).
    var acceptsGzip: Bool {
        headers[values: .acceptEncoding].contains { value in
            value.split(separator: ",").contains { Self.namesGzip($0) }
        }
    }

    private static func namesGzip(_ entry: Substring) -> Bool {
        let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
        guard let coding = parts.first, ["gzip", "x-gzip", "*"].contains(coding) else { return false }
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { $0.dropFirst(2) } ?? "1"
        return weight.contains { ("1"..."9").contains($0) }
    }
}
