import HTTPTypes

/// A page as it was answered.
struct PageReply: Sendable {
    let status: Int
    let headers: HTTPFields
    let html: String

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The values of the hidden fields and of the fields that are filled in.
    var form: [String: String] {
        var values: [String: String] = [:]
        for match in html.matches(of: /<input[^>]* name="([^"]*)" value="([^"]*)"/) {
            values[String(match.1)] = String(match.2)
        }
        return values
    }

    /// The addresses of the links to times.
    var times: [String] {
        html.matches(of: /href="([^"]*[?&]at=[^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") }
    }
}
