import BookablePages
import Bookings
import CalendarSync
import CivilTime
import SQL
import Testing

/// Linked calendars in the console.
struct CalendarTests {
    @Test func `an owner links a calendar, changes how it blocks, and removes it`() async throws {
        try await PageStage.run(calendarLinks: .registered()) { stage in
            let (shop, owner) = try await stage.owned()
            let path = "/console/anna/new-calendar/address"
            let form = try await stage.get(path, headers: owner).form
            let refused = try await stage.post(path, [("address", "ftp://x"), ("name", "Team")], headers: owner)
            #expect(refused.status == 422 && refused.html.contains("Enter the whole address of a calendar"))
            #expect(refused.html.contains("value=\"Team\""), "What was typed is kept.")
            let fields = [
                ("key", form["key"] ?? ""), ("address", "https://cal.example.org/x.ics?s3cret"), ("name", "Team"),
            ]
            let added = try await stage.post(path, fields, headers: owner)
            let again = try await stage.post(path, fields, headers: owner)
            let place = try #require(added.header("Location"))
            #expect(again.header("Location") == place)
            #expect(try await stage.links(of: shop).count == 1)

            let page = try await stage.get(place, headers: owner)
            #expect(page.html.contains("Not read yet") && !page.html.contains("s3cret"))
            #expect(!page.html.contains("name=\"receives\""), "A file at an address receives no bookings.")
            let own = String(place.prefix { $0 != "?" })
            var settings = [
                ("revision", page.form["revision"] ?? ""), ("name", "Studio"), ("owners", "Anna@Example.org"),
                ("stale", "hold"), ("receives", "yes"), ("busy", "yes"),
            ]
            #expect(try await stage.post(own, settings, headers: owner).status == 303)
            let link = try #require(try await stage.links(of: shop).first)
            #expect(link.name == "Studio" && link.rules.ownerAddresses == ["anna@example.org"])
            #expect(
                link.rules.countsAsBusy && !link.rules.tentativeIsBusy && link.rules.whenStale == .hold
                    && !link.receivesBookings
            )

            settings[1].1 = "Late"
            let late = try await stage.post(own, settings, headers: owner)
            #expect(late.status == 422 && late.html.contains("value=\"Studio\""), "The form is older.")
            settings[2].1 = "nobody"
            #expect(try await stage.post(own, settings, headers: owner).status == 422)

            let current = try await stage.get(own, headers: owner).form["revision"] ?? ""
            let free = [("revision", current), ("name", "Studio"), ("stale", "trust")]
            #expect(try await stage.post(own, free, headers: owner).status == 303)
            #expect(try await stage.links(of: shop).first?.rules.countsAsBusy == false)

            let list = try await stage.get("/console/anna/calendars", headers: owner)
            #expect(list.html.contains("Does not block time"))
            #expect(list.html.contains("Studio") && !list.html.contains("s3cret"))
            #expect(try await stage.post("\(own)/refresh", [], headers: owner).status == 303)
            #expect(try await stage.get("\(own)/remove", headers: owner).html.contains("Studio"))
            #expect(try await stage.post("\(own)/remove", [], headers: owner).status == 303)
            #expect(try await stage.post("\(own)/remove", [], headers: owner).status == 303, "Twice is once.")
            #expect(try await stage.links(of: shop).isEmpty)
        }
    }

    @Test func `a calendar on a server needs a login, which is never shown`() async throws {
        try await PageStage.run(calendarLinks: .registered()) { stage in
            let (shop, owner) = try await stage.owned()
            let path = "/console/anna/new-calendar/caldav"
            let address = ("address", "https://dav.example.org/anna/")
            let half = try await stage.post(path, [address, ("password", "s3cret")], headers: owner)
            #expect(half.status == 422 && !half.html.contains("s3cret"))
            _ = try await stage.post(path, [address, ("user", "anna"), ("password", "s3cret")], headers: owner)
            let link = try #require(try await stage.links(of: shop).first)
            let page = try await stage.get("/console/anna/calendars/\(link.id)", headers: owner)
            #expect(page.html.contains("dav.example.org") && page.html.contains("name=\"receives\""))
            #expect(!page.html.contains("s3cret"))
        }
    }

    @Test func `an account is connected by a link to its service`() async throws {
        try await PageStage.run(calendarLinks: .registered()) { stage in
            let (_, owner) = try await stage.owned()
            let path = "/console/anna/calendar-accounts"
            let fields = [("service", "google"), ("key", "00112233445566778899aabbccddeeff00112233")]
            let asked = try await stage.post(path, fields, headers: owner)
            let again = try await stage.post(path, fields, headers: owner)
            let url = try #require(asked.html.firstMatch(of: /href="(http:\/\/127.0.0.1:1\/authorize[^"]*)"/)?.1)
            #expect(asked.status == 200 && again.html.contains(url), "The same form leads to the same question.")
            #expect(asked.header("Referrer-Policy") == "no-referrer")
            let list = try await stage.get("/console/anna/calendars", headers: owner)
            let ids = Set(list.html.matches(of: /calendar-accounts\/(cac_[a-z0-9_]*)\/connect/).map { String($0.1) })
            #expect(ids.count == 1)
            let id = try #require(ids.first)
            let calendars = try await stage.get("\(path)/\(id)", headers: owner)
            #expect(calendars.status == 200 && calendars.html.contains("cannot be listed at the moment"))
            #expect(try await stage.post(path, [("service", "microsoft")], headers: owner).status == 404)
            #expect(try await stage.post("\(path)/\(id)/connect", [], headers: owner).html.contains("authorize"))
            #expect(try await stage.post("\(path)/\(id)/disconnect", [], headers: owner).status == 303)
            #expect(try await !stage.get("/console/anna/calendars", headers: owner).html.contains(id))
        }
    }

    @Test func `an event that was moved offers both ways out`() async throws {
        try await PageStage.run(calendarLinks: .registered()) { stage in
            let (shop, owner) = try await stage.owned()
            let link = try await stage.linkCalendar(of: shop)
            let moved = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Mia Moved")
            let gone = try await stage.booking(shop, at: "2026-03-09T12:00:00Z", for: "Gus Gone")
            let start = try #require(Instant("2026-03-10T10:00:00Z"))
            try await stage.drift(moved, in: link, of: shop, to: start)
            try await stage.drift(gone, in: link, of: shop, to: nil)
            let page = try await stage.get("/console/anna/calendars", headers: owner).html
            #expect(page.contains("Mia Moved") && page.contains("Gus Gone") && page.contains("The event was deleted."))
            let move = "/console/anna/bookings/\(moved)/move?at=2026-03-10T10:00:00Z"
            #expect(page.contains(move) && page.contains("/console/anna/bookings/\(gone)/cancel"))
            #expect(try await stage.get(move, headers: owner).html.contains("Tue, Mar 10"))
            let restored = try await stage.post("/console/anna/calendar-events/\(moved)/restore", [], headers: owner)
            #expect(restored.header("Location") == "/console/anna/calendars?news=restored")
            let jobs = try await stage.database.transaction(.read) { connection in
                let filter = JobStore.Filter(provider: shop.provider)
                return try await JobStore().list(filter, after: nil, limit: 10, in: connection)
            }
            #expect(jobs.contains { $0.kind.rawValue == "calendar_push" && $0.payload.contains(moved.rawValue) })
        }
    }

    @Test func `a booking follows its event, also to a time that is no slot`() async throws {
        try await PageStage.run(calendarLinks: .registered()) { stage in
            let (shop, owner) = try await stage.owned()
            let link = try await stage.linkCalendar(of: shop)
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Mia Moved")
            let start = try #require(Instant("2026-03-10T21:10:00Z"))
            try await stage.drift(id, in: link, of: shop, to: start)
            try await stage.block(start, from: link, of: shop, movedEventOf: id)
            let path = "/console/anna/bookings/\(id)"
            let asked = try await stage.get("\(path)/move?at=2026-03-10T21:10:00Z", headers: owner)
            let fields = [("revision", asked.form["revision"] ?? ""), ("at", "2026-03-10T21:10:00Z")]
            #expect(try await stage.post("\(path)/move", fields, headers: owner).status == 303)
            let booking = try await stage.database.transaction(.read) { try await BookingStore().find(id, in: $0) }
            #expect(booking.startAt == start)
        }
    }

    @Test func `a booking stays where something else is at its event's time`() async throws {
        try await PageStage.run(calendarLinks: .registered()) { stage in
            let (shop, owner) = try await stage.owned()
            let link = try await stage.linkCalendar(of: shop)
            let id = try await stage.booking(shop, at: "2026-03-09T09:00:00Z", for: "Mia Moved")
            let start = try #require(Instant("2026-03-10T10:00:00Z"))
            try await stage.drift(id, in: link, of: shop, to: start)
            try await stage.block(start, from: link, of: shop, movedEventOf: id)
            try await stage.block(start, from: link, of: shop, movedEventOf: nil)
            let path = "/console/anna/bookings/\(id)"
            let asked = try await stage.get("\(path)/move?at=2026-03-10T10:00:00Z", headers: owner)
            let fields = [("revision", asked.form["revision"] ?? ""), ("at", "2026-03-10T10:00:00Z")]
            #expect(try await stage.post("\(path)/move", fields, headers: owner).status == 409)
        }
    }

    @Test func `the address of a published calendar is shown once and can be revoked`() async throws {
        let options = ConsoleOptions(publicURL: "https://book.example.org")
        try await PageStage.run(console: options) { stage in
            let (_, owner) = try await stage.owned()
            let path = "/console/anna/published-calendar"
            let fields = [("contents", "details"), ("key", "00112233445566778899aabbccddeeff00112233")]
            let made = try await stage.post(path, fields, headers: owner)
            let again = try await stage.post(path, fields, headers: owner)
            let url = try #require(made.html.firstMatch(of: /https:\/\/book.example.org(\/ics\/ct_anna_[a-z0-9]*.ics)/))
            #expect(again.html.contains(url.1), "The same form shows the same address.")
            #expect(try await stage.get(String(url.1)).status == 200)
            #expect(try await !stage.get("/console/anna/calendars", headers: owner).html.contains(url.1))
            _ = try await stage.post("\(path)/revoke", [], headers: owner)
            #expect(try await stage.get(String(url.1)).status == 404)
            let late = try await stage.post(path, fields, headers: owner)
            #expect(late.header("Location") == "/console/anna/calendars?news=changed", "A dead address is not shown.")
        }
    }

    @Test func `calendars open under their own provider alone`() async throws {
        try await PageStage.run(calendarLinks: .registered()) { stage in
            let (shop, owner) = try await stage.owned()
            let other = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("anna@example.org", .owner, of: other)
            let link = try await stage.linkCalendar(of: shop)
            let booking = try await stage.booking(shop, at: "2026-03-09T09:00:00Z")
            try await stage.drift(booking, in: link, of: shop, to: nil)
            for path in ["calendars/\(link)", "calendars/\(link)/remove"] {
                #expect(try await stage.get("/console/maya/\(path)", headers: owner).status == 404, "\(path)")
                #expect(try await stage.post("/console/maya/\(path)", [], headers: owner).status == 404, "\(path)")
            }
            let restore = "/console/maya/calendar-events/\(booking)/restore"
            #expect(try await stage.post(restore, [], headers: owner).status == 404)
            #expect(try await stage.links(of: shop).map(\.id) == [link])
        }
    }

    @Test func `a server without a key for secrets says that it links none`() async throws {
        try await PageStage.run { stage in
            let (_, owner) = try await stage.owned()
            let page = try await stage.get("/console/anna/calendars", headers: owner)
            #expect(page.status == 200 && page.html.contains("This server links no calendars"))
        }
    }
}

extension PageStage {
    /// A provider, and the headers of its owner.
    func owned() async throws -> (shop: Shop, owner: [String: String]) {
        let shop = try await open()
        try await member("anna@example.org", .owner, of: shop, called: "Anna Berger")
        return (shop, try await signedIn("anna@example.org"))
    }

    fileprivate func links(of shop: Shop) async throws -> [CalendarLink] {
        let desk = try CalendarLinkAccess.registered().desk(zones: .system)
        return try await database.transaction(.read, by: .system, at: Self.now) {
            try await desk.list(of: shop.provider, in: $0)
        }
    }
}
