package import HTTPTransport

/// Reads and writes calendars on a server of CalDAV (RFC 4791, 6578).
package struct CalDAVClient: Sendable {
    private let http: HTTPClient
    private let login: CalDAVLogin

    package init(over http: HTTPClient, login: CalDAVLogin) {
        self.http = http
        self.login = login
    }

    /// The server of a URL, without its port; `nil` if it is not an absolute URL, or one that nobody may be asked at.
    package static func host(of url: String) -> String? {
        do throws(HTTPError) {
            try HTTPClient.check(url: url)
        } catch {
            return nil
        }
        return DAVURL(url)?.host
    }

    /// Sends a request and returns the answer if it is a success or one of `accepted`.
    ///
    /// Redirects are followed for requests that only read, to `https` alone or on the same server.
    func send(
        _ method: HTTPRequest.Method,
        _ url: DAVURL,
        depth: String? = nil,
        headers: [(String, String)] = [],
        body: String = ""
    ) async throws(CalDAVError) -> (response: HTTPResponse, url: DAVURL) {
        var place = url
        for _ in 0...Self.maximumRedirects {
            let response = try await attempt(method, place, depth: depth, headers: headers, body: body)
            guard [301, 302, 307, 308].contains(response.status) else {
                guard (200..<300).contains(response.status) else { throw Self.error(for: response) }
                return (response, place)
            }
            guard let next = response.headers["Location"].flatMap(place.resolving) else {
                throw CalDAVError(.badAnswer, "answered with a redirect to nowhere, or to another domain")
            }
            guard next.origin.hasPrefix("https://") || next.origin == place.origin else {
                throw CalDAVError(.badAddress, "leads to an address that is not https")
            }
            place = next
        }
        throw CalDAVError(.badAddress, "leads through more than \(Self.maximumRedirects) redirects")
    }

    private static let maximumRedirects = 5

    private func attempt(
        _ method: HTTPRequest.Method,
        _ url: DAVURL,
        depth: String?,
        headers: [(String, String)],
        body: String
    ) async throws(CalDAVError) -> HTTPResponse {
        var fields = HTTPHeaders()
        fields.append("User-Agent", "Bookable")
        if let authorization = login.authorization { fields.append("Authorization", authorization) }
        if let depth { fields.append("Depth", depth) }
        if !body.isEmpty, method != .put { fields.append("Content-Type", "application/xml; charset=utf-8") }
        for (name, value) in headers { fields.append(name, value) }
        do throws(HTTPError) {
            return try await http.send(HTTPRequest(method, url.text, headers: fields, body: Array(body.utf8)))
        } catch {
            switch error.code {
            case .invalidRequest, .insecure, .forbiddenAddress:
                throw CalDAVError(.badAddress, "may not be asked", cause: error)
            case .bodyTooLarge: throw CalDAVError(.badAnswer, "sent more than is taken", cause: error)
            default: throw CalDAVError(.unavailable, "does not answer: \(error.message)", cause: error)
            }
        }
    }

    /// Sends a request whose answer is about several resources.
    func multistatus(
        _ method: HTTPRequest.Method,
        _ url: DAVURL,
        depth: String,
        body: String
    ) async throws(CalDAVError) -> (answer: Multistatus, url: DAVURL) {
        let (response, place) = try await send(method, url, depth: depth, body: body)
        guard response.status == 207 else {
            throw CalDAVError(.badAnswer, "answered \(response.status) where a multistatus was expected")
        }
        let root: XMLElement
        do throws(XMLFault) {
            root = try XMLReader.read(response.body)
        } catch {
            throw CalDAVError(.badAnswer, "sent a document that \(error.reason)")
        }
        return (try Multistatus(root, base: place), place)
    }

    private static func error(for response: HTTPResponse) -> CalDAVError {
        let status = response.status
        let retryAfter = response.headers["Retry-After"].flatMap { Int64($0) }
        let conditions = preconditions(in: response)
        if conditions.contains(.dav("valid-sync-token")) {
            return CalDAVError(.tokenExpired, "does not know any more what changed")
        }
        if conditions.contains(.calDAV("no-uid-conflict"))
            || conditions.contains(.calDAV("unique-scheduling-object-resource"))
        {
            return CalDAVError(.duplicate, "has the event under another name")
        }
        switch status {
        case 401: return CalDAVError(.denied, "does not accept the login")
        case 403: return CalDAVError(.forbidden, "does not allow this")
        case 404, 410: return CalDAVError(.missing, "answered \(status): it is not there")
        case 412: return CalDAVError(.changed, "has another version")
        case 408, 423, 425, 429, 500...599:
            return CalDAVError(.unavailable, "answered \(status)", retryAfter: retryAfter)
        default: return CalDAVError(.badAnswer, "answered \(status)")
        }
    }

    /// What an error's document names, if it has one (RFC 4918 §16).
    private static func preconditions(in response: HTTPResponse) -> Set<XMLName> {
        guard (400..<500).contains(response.status) || response.status == 507 else { return [] }
        do throws(XMLFault) {
            let root = try XMLReader.read(response.body)
            return root.name == .dav("error") ? Set(root.children.map(\.name)) : []
        } catch {
            // Many servers send a page; the status alone says what it is then.
            return []
        }
    }
}
