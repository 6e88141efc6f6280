import BookableAPI
import Bookings
import HTTPTypes
import Hummingbird
import Localization
import NIOCore

extension Response {
    /// A page; `isSecret` if its address opens a booking, and must not be told to anybody by the browser.
    ///
    /// One that `showsStanding` says how something stands, such as that a booking is confirmed, and has nothing to type in. Browsers ask
    /// for it again when the visitor goes back to it: what was sent in between may have changed it.
    init(
        page bytes: [UInt8],
        status: HTTPResponse.Status = .ok,
        for visit: Visit,
        isSecret: Bool = false,
        showsStanding: Bool = false
    ) {
        self.init(
            status: status,
            headers: Self.pageHeaders(for: visit, isSecret: isSecret),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
        if showsStanding { headers[.cacheControl] = "private, no-store" }
    }

    /// The fields of a page.
    static func pageHeaders(for visit: Visit, isSecret: Bool = false) -> HTTPFields {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .contentLanguage: visit.language.tag,
            // Not `no-store`: Firefox would then lose what was typed when the visitor goes back.
            .cacheControl: "private, no-cache",
            .vary: "Accept-Language",
            .contentSecurityPolicy: Self.contentSecurityPolicy(for: visit),
        ]
        headers[.referrerPolicy] = isSecret ? "no-referrer" : "same-origin"
        if isSecret { headers[.robots] = "noindex, nofollow" }
        return headers
    }

    /// Leads the browser on with a GET, as after a form was done; `isSecret` if the address of the form or of the next page
    /// opens a booking.
    static func leading(to address: String, isSecret: Bool = false) -> Response {
        var headers: HTTPFields = [.location: address, .cacheControl: "no-store"]
        headers[.referrerPolicy] = isSecret ? "no-referrer" : "same-origin"
        return Response(status: .seeOther, headers: headers)
    }

    /// Leads browsers and search engines from an address that a page had to the one that it has for good.
    static func moved(to address: Address) -> Response {
        let headers: HTTPFields = [.location: address.text, .cacheControl: "public, max-age=300"]
        return Response(status: .movedPermanently, headers: headers)
    }

    /// Scripts that install what runs without the page, and send requests of their own.
    private static let installing = [PageAssets.consoleScript.address, PageAssets.bookingScript.address]

    /// Nothing is loaded or sent but from and to this server, and a style or script within a page is refused; nothing runs but the page's
    /// own script and what an embedded page needs, and none but the provider's sites hold it in a frame.
    private static func contentSecurityPolicy(for visit: Visit) -> String {
        let origins = visit.embedOrigins.map(\.text)
        let ancestors = visit.isEmbedded && !origins.isEmpty ? origins.joined(separator: " ") : "'none'"
        let scripts =
            if let script = visit.script, installing.contains(script) {
                " script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self';"
            } else if visit.script != nil || visit.isEmbedded {
                " script-src 'self';"
            } else {
                ""
            }
        return """
            default-src 'none'; style-src 'self'; img-src 'self' data:;\(scripts) \
            form-action 'self'; base-uri 'none'; frame-ancestors \(ancestors)
            """
    }
}

extension HTTPField.Name {
    fileprivate static var robots: Self { known("X-Robots-Tag") }

    private static func known(_ name: String) -> Self {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is not a name of a header field.") }
        return field
    }
}
