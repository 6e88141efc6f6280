import HTTPTransport

extension CalDAVClient {
    /// The calendars of the login on a server, or the one collection whose URL is given (RFC 4791 §6.2, RFC 6764).
    package func calendars(at url: String) async throws(CalDAVError) -> [CalDAVCalendar] {
        guard let place = DAVURL(url) else { throw CalDAVError(.badAddress, "is not an https URL") }
        // Whoever gives the URL of one calendar means that one.
        if let calendar = try await calendarsIfThere(at: place, depth: "0").first { return [calendar] }
        let home = try await home(from: try await principal(at: place))
        return try await calendarsIn(home, depth: "1")
    }

    /// The calendar at its own URL, as it stands now.
    package func calendar(at url: String) async throws(CalDAVError) -> CalDAVCalendar {
        guard let place = DAVURL(url) else { throw CalDAVError(.badAddress, "is not an https URL") }
        guard let calendar = try await calendarsIn(place.asCollection, depth: "0").first else {
            throw CalDAVError(.missing, "has no calendar at this address")
        }
        return calendar
    }

    /// None where nothing is found, as on a server whose root is not a collection.
    private func calendarsIfThere(at url: DAVURL, depth: String) async throws(CalDAVError) -> [CalDAVCalendar] {
        do throws(CalDAVError) {
            return try await calendarsIn(url, depth: depth)
        } catch {
            switch error.code {
            case .missing, .badAnswer, .forbidden: return []
            default: throw error
            }
        }
    }

    private func calendarsIn(_ url: DAVURL, depth: String) async throws(CalDAVError) -> [CalDAVCalendar] {
        let body = Self.propfind(
            "<d:resourcetype/><d:displayname/><d:sync-token/><d:current-user-privilege-set/><s:getctag/>"
                + "<c:supported-calendar-component-set/>"
        )
        let (answer, _) = try await multistatus(.propfind, url, depth: depth, body: body)
        return answer.responses.compactMap(Self.calendar)
    }

    private static func calendar(_ response: Multistatus.Response) -> CalDAVCalendar? {
        let properties = response.properties
        guard properties[.dav("resourcetype")]?.child(.calDAV("calendar")) != nil else { return nil }
        let components = properties[.calDAV("supported-calendar-component-set")]?.children.compactMap {
            $0.attributes["name"]?.uppercased()
        }
        // Lists of tasks are calendars too.
        if let components, !components.isEmpty, !components.contains("VEVENT") { return nil }
        let url = response.url.asCollection
        let name = properties[.dav("displayname")]?.value ?? ""
        let privileges = properties[.dav("current-user-privilege-set")]?.children(.dav("privilege"))
        let mayWrite = privileges?.contains { privilege in
            privilege.children.contains { ["all", "write", "write-content", "bind"].contains($0.name.local) }
        }
        return CalDAVCalendar(
            url: url.text,
            name: name.isEmpty ? url.decodedPath.split(separator: "/").last.map(String.init) ?? "" : name,
            isWritable: mayWrite ?? true,
            version: properties[.calendarServer("getctag")]?.value,
            syncToken: properties[.dav("sync-token")]?.value
        )
    }

    /// Who the login is, found at the URL itself or where servers announce it.
    private func principal(at url: DAVURL) async throws(CalDAVError) -> DAVURL {
        if let found = try await principalIfThere(at: url) { return found }
        for path in ["/.well-known/caldav", "/"] {
            if let place = url.resolving(path), let found = try await principalIfThere(at: place) { return found }
        }
        throw CalDAVError(.missing, "does not offer calendars at this address")
    }

    private func principalIfThere(at url: DAVURL) async throws(CalDAVError) -> DAVURL? {
        do throws(CalDAVError) {
            return try await href(of: .dav("current-user-principal"), "<d:current-user-principal/>", at: url)
        } catch {
            switch error.code {
            case .missing, .badAnswer, .forbidden: return nil
            default: throw error
            }
        }
    }

    private func home(from principal: DAVURL) async throws(CalDAVError) -> DAVURL {
        let name = XMLName.calDAV("calendar-home-set")
        guard let home = try await href(of: name, "<c:calendar-home-set/>", at: principal) else {
            throw CalDAVError(.missing, "has no calendars for this login")
        }
        return home.asCollection
    }

    /// The URL that a property holds; `nil` if the server does not have it there.
    private func href(of name: XMLName, _ element: String, at url: DAVURL) async throws(CalDAVError) -> DAVURL? {
        let (answer, place) = try await multistatus(.propfind, url, depth: "0", body: Self.propfind(element))
        let hrefs = answer.responses.compactMap { $0.properties[name]?.child(.dav("href"))?.value }
        guard let href = hrefs.first(where: { !$0.isEmpty }) else { return nil }
        guard let found = place.resolving(href),
            found.origin.hasPrefix("https://") || found.origin == place.origin
        else { throw CalDAVError(.badAddress, "names an address that is not https") }
        return found
    }

    private static func propfind(_ properties: String) -> String {
        "\(prologue)<d:propfind \(namespaces)><d:prop>\(properties)</d:prop></d:propfind>"
    }

    static let prologue = "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
    static let namespaces =
        "xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\" xmlns:s=\"http://calendarserver.org/ns/\""
}
