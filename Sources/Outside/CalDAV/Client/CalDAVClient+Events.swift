import CivilTime
import Foundation
import HTTPTransport

extension CalDAVClient {
    /// All events that meet `[start, end)`, unix seconds, each with its series and exceptions.
    package func events(
        in calendar: String,
        from start: Int64,
        to end: Int64
    ) async throws(CalDAVError) -> [CalDAVResource] {
        let range = "start=\"\(Self.utc(start))\" end=\"\(Self.utc(end))\""
        let body = """
            \(Self.prologue)<c:calendar-query \(Self.namespaces)><d:prop><d:getetag/><c:calendar-data/></d:prop>\
            <c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range \(range)/>\
            </c:comp-filter></c:comp-filter></c:filter></c:calendar-query>
            """
        return try await resources(.report, calendar, depth: "1", body)
    }

    /// The resources at these URLs; those that are gone are left out.
    package func events(in calendar: String, at urls: [String]) async throws(CalDAVError) -> [CalDAVResource] {
        guard !urls.isEmpty else { return [] }
        let hrefs = urls.compactMap(DAVURL.init).map { "<d:href>\(XMLText.escaped($0.path))</d:href>" }
        let body = """
            \(Self.prologue)<c:calendar-multiget \(Self.namespaces)><d:prop><d:getetag/><c:calendar-data/></d:prop>\
            \(hrefs.joined())</c:calendar-multiget>
            """
        return try await resources(.report, calendar, depth: "1", body)
    }

    private func resources(
        _ method: HTTPRequest.Method,
        _ calendar: String,
        depth: String,
        _ body: String
    ) async throws(CalDAVError) -> [CalDAVResource] {
        let place = try Self.collection(calendar)
        let (answer, _) = try await multistatus(method, place, depth: depth, body: body)
        // A part of a calendar must not pass for the whole: what is missing would read as free.
        guard !answer.isIncomplete else { throw CalDAVError(.badAnswer, "told of something at another server") }
        var resources: [CalDAVResource] = []
        for response in answer.responses {
            let name = XMLName.calDAV("calendar-data")
            // One that is gone by now.
            if response.status == 404 || response.status == 410 { continue }
            let status = response.status ?? response.refusals[name] ?? 200
            switch status {
            // 507 is also how a server says that it stopped in the middle (RFC 5323 §5.17, RFC 6578 §3.6).
            case 429, 500...599: throw CalDAVError(.unavailable, "answered \(status) for a part of the calendar")
            default: break
            }
            guard response.url.asCollection != place else { continue }
            // Whoever reads an empty file reports it; the other events stay.
            resources.append(
                CalDAVResource(
                    url: response.url.text,
                    tag: response.properties[.dav("getetag")]?.value,
                    data: Array((response.properties[name]?.text ?? "").utf8)
                )
            )
        }
        return resources
    }

    /// What changed since `token`, or everything if there is none.
    ///
    /// Throws ``CalDAVError/Code/tokenExpired`` if the server does not know any more: then everything is to be asked for.
    package func changes(in calendar: String, since token: String?) async throws(CalDAVError) -> CalDAVChanges {
        let place = try Self.collection(calendar)
        let body = """
            \(Self.prologue)<d:sync-collection \(Self.namespaces)><d:sync-token>\(XMLText.escaped(token ?? ""))\
            </d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>
            """
        let (answer, _) = try await multistatus(.report, place, depth: "0", body: body)
        guard let next = answer.syncToken, !next.isEmpty else {
            throw CalDAVError(.badAnswer, "tells no changes")
        }
        let members = answer.responses.filter { $0.url.asCollection != place }
        return CalDAVChanges(
            changed: members.filter { $0.status != 404 }.map(\.url.text),
            removed: members.filter { $0.status == 404 }.map(\.url.text),
            token: next
        )
    }

    /// Writes a resource; returns its tag, if the server tells it.
    ///
    /// Throws ``CalDAVError/Code/changed`` if the condition does not hold.
    @discardableResult
    package func put(
        _ data: [UInt8],
        at url: String,
        _ condition: PutCondition
    ) async throws(CalDAVError) -> String? {
        guard let place = DAVURL(url) else { throw CalDAVError(.badAddress, "is not an https URL") }
        let header =
            switch condition {
            case .isNew: ("If-None-Match", "*")
            case .hasTag(let tag): ("If-Match", tag)
            }
        let (response, _) = try await send(
            .put,
            place,
            headers: [("Content-Type", "text/calendar; charset=utf-8"), header],
            body: String(decoding: data, as: UTF8.self)
        )
        return response.headers["ETag"]
    }

    /// Removes a resource; done already if it is gone.
    ///
    /// Throws ``CalDAVError/Code/changed`` if it is another version than `tag`.
    package func delete(_ url: String, tag: String? = nil) async throws(CalDAVError) {
        guard let place = DAVURL(url) else { throw CalDAVError(.badAddress, "is not an https URL") }
        do throws(CalDAVError) {
            _ = try await send(.delete, place, headers: tag.map { [("If-Match", $0)] } ?? [])
        } catch {
            guard error.code == .missing else { throw error }
        }
    }

    /// What must hold for a resource to be written.
    package enum PutCondition: Hashable, Sendable {
        /// There is none yet.
        case isNew

        /// It is still this version.
        case hasTag(String)
    }

    private static func collection(_ url: String) throws(CalDAVError) -> DAVURL {
        guard let place = DAVURL(url) else { throw CalDAVError(.badAddress, "is not an https URL") }
        return place.asCollection
    }

    /// An instant as filters have it, such as `20261020T000000Z`.
    private static func utc(_ instant: Int64) -> String {
        Timestamp.format(instant).filter { $0 != "-" && $0 != ":" }
    }
}

extension CalDAVLogin {
    /// The value of the header field; `nil` if there is no login.
    var authorization: String? {
        switch self {
        case .basic(let user, let password): "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
        case .bearer(let token): "Bearer \(token)"
        case .none: nil
        }
    }
}
