/// A request as it came.
package struct FakeRequest: Sendable {
    package let method: String
    /// With its query.
    package let target: String
    package let headers: [String: String]
    package let body: [UInt8]

    /// The names of `headers` are in small letters.
    package init(method: String, target: String, headers: [String: String], body: [UInt8]) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    var path: [String] {
        target.prefix { $0 != "?" }.split(separator: "/").map(String.init)
    }

    var query: String {
        target.firstIndex(of: "?").map { String(target[target.index(after: $0)...]) } ?? ""
    }
}
