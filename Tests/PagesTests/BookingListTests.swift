import BookableAPI
import Bookings
import CivilTime
import Notifications
import SQL
import Synchronization
import Testing

/// The page on which clients find their bookings.
struct BookingListTests {
    private static let links = ReminderLinkSigner(secrets: [Array(repeating: 7, count: 32)])
    private static let sending = ClientLinkRequests { _, _ in }

    @Test func `a link opens all bookings of its address, once, and only when its button is pressed`() async throws {
        try await PageStage.run(bookingLinks: Self.links, clientLinks: Self.sending) { stage in
            let (anna, maya) = (try await stage.open(), try await stage.open("maya", called: "Maya & Co"))
            _ = try await stage.book(anna, at: "2026-03-05T09:00:00Z")
            _ = try await stage.book(maya, at: "2026-03-04T10:00:00Z", paid: 0)
            let cancelled = try await stage.book(maya, at: "2026-03-06T09:00:00Z", paid: 0)
            _ = try await stage.post("\(cancelled)/cancel", [])
            let link = try await stage.clientLink()
            // As programs do that look at the links of mails.
            for _ in 0..<2 {
                let page = try await stage.get(link)
                #expect(page.status == 200 && page.html.contains("<form method=\"post\" action=\"\(link)\""))
                #expect(page.header("Referrer-Policy") == "no-referrer" && page.header("Set-Cookie") == nil)
            }
            let entered = try await stage.post(link, [])
            #expect(entered.status == 303 && entered.header("Location") == "/my")
            let cookie = try #require(entered.header("Set-Cookie"))
            #expect(cookie.hasPrefix("__Host-bookable-my=cs_"))
            for attribute in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=3600"] {
                #expect(cookie.split(separator: "; ").contains(attribute[...]), "\(cookie)")
            }
            let again = try await stage.post(link, [])
            #expect(again.status == 404 && again.header("Set-Cookie") == nil)
            #expect(again.html.contains("This link no longer works"))

            let headers = ["Cookie": String(cookie.prefix { $0 != ";" }), "Sec-Fetch-Site": "same-origin"]
            let page = try await stage.get("/my", headers: headers)
            #expect(page.html.contains("Maya &amp; Co") && page.html.contains("Anna Berger"))
            let places = ["March 4, 2026", "March 5, 2026", "Past and cancelled", "March 6, 2026"]
            let order = places.map { page.html.firstRange(of: $0)?.lowerBound }
            #expect(order.allSatisfy { $0 != nil } && order.compactMap(\.self) == order.compactMap(\.self).sorted())
            let addresses = page.html.matches(of: /href="(\/b\/[^"]*)"/).map { String($0.1) }
            #expect(addresses.count == 3)
            for address in addresses { #expect(try await stage.get(address).status == 200) }
            for header in ["Cache-Control", "X-Robots-Tag"] { #expect(page.header(header) != nil) }
            #expect(page.header("Cache-Control")?.contains("private") == true)
        }
    }

    @Test func `asking for a link tells nothing of who is known`() async throws {
        let asked = Mutex<[String]>([])
        let requests = ClientLinkRequests { email, _ in asked.withLock { $0.append(email) } }
        try await PageStage.run(clientLinks: requests) { stage in
            _ = try await stage.book(try await stage.open(), at: "2026-03-05T09:00:00Z")
            let known = try await stage.post("/my", [("email", " Kim@example.org")])
            let unknown = try await stage.post("/my", [("email", "nobody@example.org")])
            #expect(known.status == 303 && known.status == unknown.status)
            #expect(known.header("Location") == unknown.header("Location") && known.html == unknown.html)
            #expect(asked.withLock { $0 } == ["kim@example.org", "nobody@example.org"])
            #expect(try await stage.get("/my/sent").html.contains("If there are bookings under this address"))
            let wrong = try await stage.post("/my", [("email", "<b>nobody</b>")])
            #expect(wrong.status == 422 && wrong.html.contains("&lt;b&gt;nobody&lt;/b&gt;"))
        }
    }

    @Test func `a mailbox gets five links at once, and an address asks thirty times`() async throws {
        try await PageStage.run(clientLinks: Self.sending) { stage in
            for number in 1...6 {
                let reply = try await stage.post("/my", [("email", "nobody@example.org")])
                #expect(reply.status == (number <= 5 ? 303 : 429), "\(number)")
            }
        }
        let requests = ClientLinkRequests { _, _ in }
        try await PageStage.run(clientLinks: requests) { stage in
            for number in 1...31 {
                let reply = try await stage.post("/my", [("email", "nobody\(number)@example.org")])
                #expect(reply.status == (number <= 30 ? 303 : 429), "\(number)")
            }
        }
    }

    @Test func `where links cannot be signed, opening a booking gives it a new token`() async throws {
        try await PageStage.run(clientLinks: Self.sending) { stage in
            let shop = try await stage.open()
            let lost = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            let headers = try await stage.enteredMy()
            let page = try await stage.get("/my", headers: headers)
            let booking = try #require(page.form["booking"])
            let opened = try await stage.post("/my/open", [("booking", booking)], headers: headers)
            let address = try #require(opened.header("Location"))
            #expect(opened.status == 303 && address.hasPrefix("/b/bt_anna_"))
            #expect(try await stage.get(address).status == 200)
            #expect(try await stage.get(lost).status == 404)
        }
    }

    @Test func `a session opens no booking of anybody else`() async throws {
        try await PageStage.run(clientLinks: Self.sending) { stage in
            let shop = try await stage.open()
            _ = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            let other = try await stage.book(shop, at: "2026-03-06T09:00:00Z", emailed: "lee@example.org")
            let headers = try await stage.enteredMy()
            #expect(try await !stage.get("/my", headers: headers).html.contains("March 6"))
            let id = try await stage.id(of: other)
            let refused = try await stage.post("/my/open", [("booking", id.rawValue)], headers: headers)
            #expect(refused.status == 404)
            #expect(try await stage.post("/my/open", [("booking", id.rawValue)]).status == 404)
            #expect(try await stage.get(other).status == 200)
        }
    }

    @Test func `a session ends where it is ended, and forms of other sites do nothing`() async throws {
        try await PageStage.run(clientLinks: Self.sending) { stage in
            _ = try await stage.book(try await stage.open(), at: "2026-03-05T09:00:00Z")
            let headers = try await stage.enteredMy()
            let link = try await stage.clientLink()
            for path in ["/my", "/my/open", "/my/leave", link] {
                var foreign = headers
                foreign["Sec-Fetch-Site"] = "cross-site"
                #expect(try await stage.post(path, [("email", "kim@example.org")], headers: foreign).status == 403)
            }
            #expect(try await stage.get("/my", headers: headers).html.contains("Anna Berger"))
            let left = try await stage.post("/my/leave", [], headers: headers)
            #expect(left.header("Location") == "/my" && left.header("Set-Cookie")?.contains("Max-Age=0") == true)
            let page = try await stage.get("/my", headers: headers)
            #expect(!page.html.contains("Anna Berger") && page.html.contains("name=\"email\""))
            // A session of the console is none of a client's, whatever the cookie is called.
            try await stage.member("kim@example.org", .admin, of: nil)
            let console = try await stage.signedIn("kim@example.org")
            let secret = try #require(console["Cookie"]?.split(separator: "=").last)
            let mixed = try await stage.get("/my", headers: ["Cookie": "__Host-bookable-my=\(secret)"])
            #expect(mixed.html.contains("name=\"email\""))
        }
    }

    @Test func `neither the log nor the database has what opens the bookings`() async throws {
        let log = PageLog()
        try await PageStage.run(clientLinks: Self.sending, logger: log.logger) { stage in
            _ = try await stage.book(try await stage.open(), at: "2026-03-05T09:00:00Z")
            let link = try await stage.clientLink()
            _ = try await stage.get(link)
            let headers = try await stage.enteredMy()
            _ = try await stage.get("/my", headers: headers)
            let secrets = [link, headers["Cookie"] ?? ""].compactMap { $0.split(separator: "_").last }
            let kept = try await stage.database.transaction(.read) { connection in
                let tables = [("one_time_secrets", "subject"), ("client_sessions", "email")]
                var texts: [String] = []
                for (table, owner) in tables {
                    let rows = try await connection.query(
                        "SELECT hex(secret_hash) || \(unsafeRaw: owner) AS kept FROM \(unsafeRaw: table)"
                    )
                    texts += try rows.map { try $0.decode("kept", as: String.self) }
                }
                return texts.joined()
            }
            #expect(kept.contains("kim@example.org") && secrets.count == 2)
            for secret in secrets { #expect(!log.text.contains(secret) && !kept.contains(secret)) }
        }
    }

    @Test func `without mail the page says so`() async throws {
        try await PageStage.run { stage in
            let page = try await stage.get("/my")
            #expect(page.status == 200 && page.html.contains("does not send e-mail"))
            #expect(try await !stage.get("/").html.contains("href=\"/my\""))
            #expect(try await stage.post("/my", [("email", "kim@example.org")]).status == 422)
        }
    }
}
