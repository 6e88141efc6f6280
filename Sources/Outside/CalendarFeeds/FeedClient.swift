package import HTTPTransport

/// Fetches calendars that are published at an address.
///
/// Redirects are followed here and not by libcurl, so that each address on the way is checked as the first one was.
package struct FeedClient: Sendable {
    private let http: HTTPClient

    /// - Parameter http: Bounds the size of files and the time that they may take.
    package init(over http: HTTPClient) {
        self.http = http
    }

    /// The limits of a client for calendars of people.
    package static var limits: HTTPClientLimits {
        var limits = HTTPClientLimits()
        limits.responseBody = 10 << 20
        limits.timeout = .seconds(30)
        limits.runningRequests = 16
        return limits
    }

    /// The file at `address`, if it is another version than `known`.
    package func fetch(
        _ address: FeedAddress,
        unless known: FeedVersion = FeedVersion()
    ) async throws(FeedError)
        -> FeedAnswer
    {
        var place = address
        for _ in 0...Self.maximumRedirects {
            let response = try await get(place, unless: known)
            switch response.status {
            case 200:
                let version = FeedVersion(
                    tag: response.headers["ETag"],
                    lastModified: response.headers["Last-Modified"]
                )
                return .file(response.body, version)
            case 304:
                return .unchanged
            case 301, 302, 303, 307, 308:
                place = try Self.redirect(response, from: place)
            default:
                throw Self.error(for: response)
            }
        }
        throw FeedError(.badAddress, "leads through more than \(Self.maximumRedirects) redirects")
    }

    private static let maximumRedirects = 5

    private func get(_ address: FeedAddress, unless known: FeedVersion) async throws(FeedError) -> HTTPResponse {
        var headers: HTTPHeaders = ["Accept": "text/calendar, */*;q=0.1", "User-Agent": "Bookable"]
        if let tag = known.tag { headers.append("If-None-Match", tag) }
        if let date = known.lastModified { headers.append("If-Modified-Since", date) }
        do throws(HTTPError) {
            return try await http.send(HTTPRequest(.get, address.url, headers: headers))
        } catch {
            throw Self.error(for: error)
        }
    }

    private static func redirect(_ response: HTTPResponse, from address: FeedAddress) throws(FeedError) -> FeedAddress {
        guard let location = response.headers["Location"], !location.isEmpty else {
            throw FeedError(.unavailable, "answered with a redirect to nowhere")
        }
        do throws(FeedError) {
            return try FeedAddress(resolve(location, against: address.url))
        } catch {
            throw FeedError(.badAddress, "leads to an address that \(error.message)")
        }
    }

    /// An absolute URL as it is, and a reference relative to the server or the folder of `base`.
    private static func resolve(_ location: String, against base: String) -> String {
        if location.contains("://") && !location.hasPrefix("/") { return location }
        let scheme = base.prefix { $0 != ":" }
        if location.hasPrefix("//") { return "\(scheme):\(location)" }
        let server = "\(scheme)://" + base.drop { $0 != ":" }.dropFirst(3).prefix { !"/?".contains($0) }
        if location.hasPrefix("/") { return server + location }
        let path = base.dropFirst(server.count).prefix { $0 != "?" }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return server + folder + location
    }

    private static func error(for response: HTTPResponse) -> FeedError {
        switch response.status {
        case 401, 402, 403, 407:
            FeedError(.denied, "answered \(response.status): it does not let anybody in without a login")
        case 404, 410:
            FeedError(.missing, "answered \(response.status): a calendar was not found at this address")
        case 408, 425, 429, 500...599:
            FeedError(
                .unavailable,
                "answered \(response.status)",
                retryAfter: response.headers["Retry-After"].flatMap { Int64($0) }
            )
        default:
            FeedError(.unavailable, "answered \(response.status) where a file was expected")
        }
    }

    private static func error(for error: HTTPError) -> FeedError {
        switch error.code {
        case .bodyTooLarge: FeedError(.tooLarge, "sent more than \(limits.responseBody >> 20) MiB", cause: error)
        case .invalidRequest, .insecure, .forbiddenAddress: FeedError(.badAddress, "may not be fetched", cause: error)
        case .unknownHost: FeedError(.unavailable, "is not known to the name service", cause: error)
        case .unreachable: FeedError(.unavailable, "cannot be reached", cause: error)
        case .tls: FeedError(.unavailable, "has a certificate that is not trusted", cause: error)
        case .timeout: FeedError(.unavailable, "did not answer in time", cause: error)
        case .connectionLost, .badResponse, .headerTooLarge, .tooManyRedirects:
            FeedError(.unavailable, "answered with something that is not HTTP, or stopped in the middle", cause: error)
        case .busy, .closed, .cancelled, .other: FeedError(.unavailable, "could not be asked now", cause: error)
        }
    }
}
