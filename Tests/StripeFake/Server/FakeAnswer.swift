/// A status, header fields and JSON.
package struct FakeAnswer: Sendable {
    package var status = 200
    package var headers: [String: String] = [:]
    package var body: JSON

    package init(status: Int = 200, headers: [String: String] = [:], body: JSON) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
