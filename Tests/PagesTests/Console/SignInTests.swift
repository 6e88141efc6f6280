import BookablePages
import Bookings
import SQL
import Synchronization
import Testing

/// Signing in to the console, and out again.
struct SignInTests {
    @Test func `a link signs in once, and only when its button is pressed`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let link = try await stage.signInLink(of: "Anna@Example.org ")
            // As programs do that look at the links of mails.
            for _ in 0..<2 {
                let page = try await stage.get(link)
                #expect(page.status == 200 && page.html.contains("<form method=\"post\" action=\"\(link)\""))
                #expect(page.header("Referrer-Policy") == "no-referrer" && page.header("Set-Cookie") == nil)
            }
            let entered = try await stage.post(link, [])
            #expect(entered.status == 303 && entered.header("Location") == "/console")
            let cookie = try #require(entered.header("Set-Cookie"))
            #expect(cookie.hasPrefix("__Host-bookable=ss_"))
            for attribute in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
                #expect(cookie.split(separator: "; ").contains(attribute[...]), "\(cookie)")
            }
            let again = try await stage.post(link, [])
            #expect(again.status == 404 && again.header("Set-Cookie") == nil)
            #expect(again.html.contains("This link no longer works"))
        }
    }

    @Test func `asking for a link tells nothing of who is known`() async throws {
        let asked = Mutex<[String]>([])
        let options = ConsoleOptions(sendLink: { email, _ in asked.withLock { $0.append(email) } })
        try await PageStage.run(console: options) { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let known = try await stage.post("/login", [("email", "anna@example.org")])
            let unknown = try await stage.post("/login", [("email", "nobody@example.org")])
            #expect(known.status == 303 && known.status == unknown.status)
            #expect(known.header("Location") == unknown.header("Location") && known.html == unknown.html)
            #expect(asked.withLock { $0 } == ["anna@example.org", "nobody@example.org"])
            let page = try await stage.get("/login/sent")
            #expect(page.html.contains("If this address belongs to a member"))
            let wrong = try await stage.post("/login", [("email", "<b>nobody</b>")])
            #expect(wrong.status == 422 && wrong.html.contains("&lt;b&gt;nobody&lt;/b&gt;"))
        }
    }

    @Test func `a mailbox gets five links at once, whether anybody is known by it or not`() async throws {
        try await PageStage.run(console: ConsoleOptions(sendLink: { _, _ in })) { stage in
            for number in 1...6 {
                let reply = try await stage.post("/login", [("email", "nobody@example.org")])
                #expect(reply.status == (number <= 5 ? 303 : 429), "\(number)")
            }
            #expect(try await stage.post("/login", [("email", "other@example.org")]).status == 303)
        }
    }

    @Test func `one address asks thirty times at once`() async throws {
        try await PageStage.run(console: ConsoleOptions(sendLink: { _, _ in })) { stage in
            for number in 1...31 {
                let reply = try await stage.post("/login", [("email", "nobody\(number)@example.org")])
                #expect(reply.status == (number <= 30 ? 303 : 429), "\(number)")
            }
        }
    }

    @Test func `nothing in a request decides where signing in leads`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            for query in ["?next=https://evil.example/", "?next=//evil.example&lang=//evil.example", ""] {
                let link = try await stage.signInLink(of: "anna@example.org")
                let headers = ["Sec-Fetch-Site": "same-origin", "X-Forwarded-Host": "evil.example"]
                let reply = try await stage.post(link + query, [("next", "https://evil.example/")], headers: headers)
                #expect(reply.header("Location") == "/console")
                #expect(!reply.html.contains("evil.example"))
            }
        }
    }

    @Test func `sessions are listed, and end where they are ended`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            try await stage.member("eve@example.org", .owner, of: shop)
            var here = try await stage.signedIn("anna@example.org")
            let there = try await stage.signedIn("anna@example.org")
            let stranger = try await stage.signedIn("eve@example.org")
            let page = try await stage.get("/console/account", headers: here)
            let ends = page.html.matches(of: /action="(\/console\/account\/sessions\/ses_[a-z0-9]*\/end)"/)
            #expect(ends.count == 1 && page.html.contains("This device"))
            let end = String(try #require(ends.first).1)
            // Others' sessions cannot be ended, whoever knows their names.
            _ = try await stage.post(end, [], headers: stranger)
            #expect(try await stage.get("/console/account", headers: there).status == 200)
            #expect(try await stage.post(end, [], headers: here).status == 303)
            #expect(try await stage.get("/console/account", headers: there).header("Location") == "/login")
            let left = try await stage.post("/logout", [], headers: here)
            #expect(left.header("Location") == "/login" && left.header("Set-Cookie")?.contains("Max-Age=0") == true)
            #expect(try await stage.get("/console/account", headers: here).header("Location") == "/login")
            here["Cookie"] = "__Host-bookable=ss_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            #expect(try await stage.get("/console", headers: here).header("Location") == "/login")
        }
    }

    @Test func `forms of other sites do nothing`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let signedIn = try await stage.signedIn("anna@example.org")
            let link = try await stage.signInLink(of: "anna@example.org")
            let sources = [
                ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
                ["Origin": "https://evil.example"],
            ]
            for source in sources {
                var headers = source
                headers["Cookie"] = signedIn["Cookie"]
                let paths = [
                    "/logout", "/console/account/sessions/end-others", "/console/anna/people", link, "/login",
                ]
                for path in paths {
                    let reply = try await stage.post(path, [("email", "eve@example.org")], headers: headers)
                    #expect(reply.status == 403, "\(path) \(source)")
                }
            }
            #expect(try await stage.get("/console/account", headers: signedIn).status == 200)
        }
    }

    @Test func `neither the log nor the database has what signs in`() async throws {
        let log = PageLog()
        try await PageStage.run(logger: log.logger) { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let link = try await stage.signInLink(of: "anna@example.org")
            _ = try await stage.get(link)
            let headers = try await stage.signedIn("anna@example.org")
            _ = try await stage.get("/console/account", headers: headers)
            let secrets = [link, headers["Cookie"] ?? ""].compactMap { $0.split(separator: "_").last }
            let kept = try await stage.database.transaction(.read) { connection in
                let links = try await connection.query(
                    "SELECT hex(secret_hash) || subject AS kept FROM one_time_secrets"
                )
                let sessions = try await connection.query(
                    "SELECT hex(secret_hash) || session_id || email || device AS kept FROM console_sessions"
                )
                return try (links + sessions).map { try $0.decode("kept", as: String.self) }.joined()
            }
            #expect(kept.contains("anna@example.org") && secrets.count == 2)
            for secret in secrets { #expect(!log.text.contains(secret) && !kept.contains(secret)) }
            #expect(log.text.contains("login/{code}"))
        }
    }

    @Test func `only a demo lets anybody in`() async throws {
        try await PageStage.run { stage in
            let home = try await stage.get("/")
            #expect(!home.html.contains("/login/demo"))
            #expect(try await stage.post("/login/demo", []).status == 404)
        }
        try await PageStage.run(console: ConsoleOptions(usesTLS: false, demoMember: "anna@example.org")) { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let home = try await stage.get("/")
            #expect(home.html.contains("This is a demo") && home.html.contains("action=\"/login/demo\""))
            let entered = try await stage.post("/login/demo", [])
            let cookie = try #require(entered.header("Set-Cookie"))
            #expect(entered.status == 303 && cookie.hasPrefix("bookable=ss_") && !cookie.contains("Secure"))
        }
    }

    /// A server of which only the proxy knows that it is reached over TLS.
    @Test(arguments: [["Origin": "https://shop.example"], ["X-Forwarded-Proto": "https"]])
    func `the cookie is for TLS alone where the browser came over it`(headers: [String: String]) async throws {
        try await PageStage.run(console: ConsoleOptions(usesTLS: false, demoMember: "anna@example.org")) { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            // So that the form counts as one of ours.
            let sent = headers.merging(["Sec-Fetch-Site": "same-origin"]) { $1 }
            let entered = try await stage.post("/login/demo", [], headers: sent)
            let cookie = try #require(entered.header("Set-Cookie"), "\(entered.status)")
            #expect(cookie.hasPrefix("__Host-bookable=ss_") && cookie.contains("; Secure"))
            let kept = ["Cookie": String(cookie.prefix { $0 != ";" })]
            #expect(try await stage.get("/console/anna/day", headers: kept).status == 200)
            let left = try await stage.post("/logout", [], headers: sent.merging(kept) { $1 })
            #expect(left.header("Set-Cookie")?.hasPrefix("__Host-bookable=;") == true, "\(left.status)")
        }
    }
}
