/// The answer to a request about several resources (RFC 4918 §13).
struct Multistatus: Sendable {
    let responses: [Response]
    let syncToken: String?

    /// Whether something is said of a resource that has no URL, or one in another domain.
    let isIncomplete: Bool

    /// What is said of one resource.
    struct Response: Sendable {
        let url: DAVURL

        /// The status of the resource as a whole; `nil` if its properties have theirs.
        let status: Int?

        /// The properties that the server has, by name.
        let properties: [XMLName: XMLElement]

        /// Why the server does not give others, by name.
        let refusals: [XMLName: Int]
    }

    /// `base` is the URL that was asked.
    init(_ root: XMLElement, base: DAVURL) throws(CalDAVError) {
        guard root.name == .dav("multistatus") else {
            throw CalDAVError(.badAnswer, "answered with another document than a multistatus")
        }
        let all = root.children(.dav("response"))
        responses = all.compactMap { Self.response($0, base) }
        isIncomplete = responses.count < all.count
        syncToken = root.child(.dav("sync-token"))?.value
    }

    private static func response(_ element: XMLElement, _ base: DAVURL) -> Response? {
        guard let href = element.child(.dav("href"))?.value, let url = base.resolving(href) else { return nil }
        var properties: [XMLName: XMLElement] = [:]
        var refusals: [XMLName: Int] = [:]
        for part in element.children(.dav("propstat")) {
            let status = status(of: part) ?? 200
            for property in part.child(.dav("prop"))?.children ?? [] {
                if status == 200 { properties[property.name] = property } else { refusals[property.name] = status }
            }
        }
        return Response(url: url, status: status(of: element), properties: properties, refusals: refusals)
    }

    /// The number in a line such as `HTTP/1.1 404 Not Found`.
    private static func status(of element: XMLElement) -> Int? {
        element.child(.dav("status")).flatMap { line in
            line.value.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        }
    }
}
