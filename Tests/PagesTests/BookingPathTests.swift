import BookableAPI
import Bookings
import Logging
import Notifications
import Scheduling
import Synchronization
import Testing

/// From the start page to a booking, without a browser.
struct BookingPathTests {
    private static let typed = [("name", "Kim Client"), ("email", "kim@example.org")]

    private func form(_ page: PageReply) -> [(String, String)] {
        Self.typed + ["key", "policy", "at"].compactMap { name in page.form[name].map { (name, $0) } }
    }

    @Test func `each page leads to the next and the last one to the booking`() async throws {
        try await PageStage.run { stage in
            try await stage.open()
            #expect(try await stage.get("/").html.contains("href=\"/anna\""))
            #expect(try await stage.get("/anna").html.contains("href=\"/anna/cut\""))
            let month = try await stage.get("/anna/cut")
            #expect(month.status == 200 && month.html.contains("March 2026") && month.html.contains("Berlin, GMT+1"))
            let time = try #require(month.times.first)
            let form = try await stage.get(time)
            #expect(form.html.contains("Book Mon, Mar 2, 9:00") && form.html.contains("€49.00"))
            let done = try await stage.post("/anna/cut/book", self.form(form))
            #expect(done.status == 303)
            let address = try #require(done.header("Location"))
            let booked = try await stage.get(address)
            #expect(booked.status == 200 && booked.html.contains("Your booking is confirmed"))
            #expect(booked.header("Referrer-Policy") == "no-referrer")
            let file = try await stage.get("\(address)/calendar.ics")
            #expect(file.html.contains("DTSTART:20260302T080000Z"))
        }
    }

    @Test func `a form that is sent twice books once`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let page = try await stage.get("\(shop.path)/book?at=2026-03-09T09:00:00Z")
            let first = try await stage.post("\(shop.path)/book", self.form(page))
            let second = try await stage.post("\(shop.path)/book", self.form(page))
            #expect(first.status == 303 && first.header("Location") == second.header("Location"))
            let other = self.form(page).map { ($0.0, $0.0 == "name" ? "Lou" : $0.1) }
            let changed = try await stage.post("\(shop.path)/book", other)
            #expect(changed.status == 409 && changed.html.contains("value=\"Lou\""))
            #expect(changed.form["key"] != page.form["key"])
        }
    }

    @Test func `a client books by pages no more often than by the API`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            var statuses: [Int] = []
            for number in 0..<21 {
                let hour = 9 + number % 7
                let start = "2026-03-\(10 + number / 7)T\(hour < 10 ? "0" : "")\(hour):00:00Z"
                let page = try await stage.get("\(shop.path)/book?at=\(start)")
                statuses.append(try await stage.post("\(shop.path)/book", form(page)).status)
            }
            #expect(statuses == Array(repeating: 303, count: 20) + [429])
        }
    }

    @Test func `a time that is taken comes back with what was typed and other times`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let page = try await stage.get("\(shop.path)/book?at=2026-03-09T09:00:00Z")
            _ = try await stage.book(shop, at: "2026-03-09T09:00:00Z")
            let refused = try await stage.post("\(shop.path)/book", self.form(page))
            #expect(refused.status == 409 && refused.html.contains("This time has just been taken"))
            #expect(refused.html.contains("<s><time") && !page.html.contains("<s>"))
            #expect(refused.html.contains("value=\"Kim Client\"") && refused.html.contains("value=\"kim@example.org\""))
            let other = "2026-03-09T08:00:00Z"
            #expect(refused.html.contains("type=\"radio\" name=\"at\" value=\"\(other)\""))
            let key = try #require(refused.form["key"])
            let policy = try #require(refused.form["policy"])
            let again = try await stage.post(
                "\(shop.path)/book",
                Self.typed + [("key", key), ("policy", policy), ("at", other)]
            )
            #expect(again.status == 303)
        }
    }

    @Test func `a time is booked at the price beside it, and not at another`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let dear = "if slot.local_start.hour == 10 then return 6000 end return slot.service.price"
            try await stage.rule("price = function(slot) \(dear) end", of: shop)
            let month = try await stage.get("\(shop.path)?day=2026-03-09")
            #expect(month.html.contains("<small>€60.00</small>") && month.html.contains("<small>€49.00</small>"))
            let page = try await stage.get("\(shop.path)/book?at=2026-03-09T09:00:00Z")
            #expect(page.html.contains("€60.00") && page.form["price"] == "6000")
            try await stage.rule("price = function(slot) return 7000 end", of: shop)
            let sent = self.form(page) + [("price", "6000")]
            let refused = try await stage.post("\(shop.path)/book", sent)
            #expect(refused.status == 409 && refused.html.contains("The price of this time has changed"))
            #expect(refused.html.contains("€70.00") && refused.form["price"] == "7000")
            let key = try #require(refused.form["key"])
            let again = self.form(page).map { ($0.0, $0.0 == "key" ? key : $0.1) } + [("price", "7000")]
            let done = try await stage.post("\(shop.path)/book", again)
            let address = try #require(done.header("Location"))
            #expect(try await stage.get(address).html.contains("€70.00"))
        }
    }

    @Test func `a party is shown what the rule's price comes to for all its places`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open {
                $0.timing.capacity = 4
                $0.timing.maximumSeats = 3
            }
            let body = "if slot.local_start.hour == 10 then return 6000 end return slot.service.price"
            try await stage.rule("price = function(slot) \(body) end", of: shop)
            let month = try await stage.get("\(shop.path)?day=2026-03-09&seats=3")
            #expect(month.html.contains("<small>€180.00</small>") && month.html.contains("<small>€147.00</small>"))
            let page = try await stage.get("\(shop.path)/book?seats=3&at=2026-03-09T09:00:00Z")
            #expect(page.html.contains("€180.00") && page.form["price"] == "18000")
            let fields = self.form(page) + [("seats", "3"), ("price", "18000")]
            let done = try await stage.post("\(shop.path)/book", fields)
            let address = try #require(done.header("Location"))
            #expect(try await stage.get(address).html.contains("€180.00"))
        }
    }

    @Test func `what is wrong with a form is said at its field`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open { draft in
                draft.requirements = ClientRequirements(fields: [
                    FormField(name: "age", label: "Age", type: .number, required: true),
                    FormField(name: "rules", label: "House rules", type: .consent, required: true),
                ])
            }
            let page = try await stage.get("\(shop.path)/book?at=2026-03-09T09:00:00Z")
            let sent = self.form(page).filter { $0.0 != "email" } + [("email", "kim@"), ("answers.age", "old")]
            let back = try await stage.post("\(shop.path)/book", sent)
            #expect(back.status == 422)
            for fault in [
                "id=\"email-fault\">Enter an e-mail address", "id=\"answers.age-fault\">Enter a number",
                "id=\"answers.rules-fault\">Please tick this box",
            ] { #expect(back.html.contains(fault), "\(fault)") }
            #expect(back.html.contains("value=\"Kim Client\"") && back.html.contains("value=\"old\""))
            #expect(back.form["key"] == page.form["key"])
            let done = try await stage.post(
                "\(shop.path)/book",
                self.form(page) + [("answers.age", "41"), ("answers.rules", "true")]
            )
            #expect(done.status == 303)
        }
    }

    @Test(arguments: [
        (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
        (["Origin": "https://evil.example"], 403), (["Origin": "null"], 403), ([:], 303),
    ])
    func `a form of another site books nothing`(headers: [String: String], status: Int) async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let page = try await stage.get("\(shop.path)/book?at=2026-03-09T09:00:00Z")
            #expect(try await stage.post("\(shop.path)/book", self.form(page), headers: headers).status == status)
        }
    }

    @Test(arguments: [
        ("de-AT,en;q=0.5", "", "de", "ltr"), ("pt", "", "en", "ltr"), ("de", "?lang=ar", "ar", "rtl"),
        ("de", "?lang=xx", "de", "ltr"),
    ])
    func `a page speaks the visitor's language`(accepted: String, query: String, tag: String, way: String) async throws
    {
        try await PageStage.run { stage in
            try await stage.open()
            for path in ["/", "/anna", "/anna/cut", "/nowhere"] {
                let page = try await stage.get(path + query, headers: ["Accept-Language": accepted])
                #expect(page.html.contains("<html lang=\"\(tag)\" dir=\"\(way)\">"), "\(path)")
                #expect(page.header("Content-Language") == tag)
            }
            let month = try await stage.get("/anna/cut\(query)", headers: ["Accept-Language": accepted])
            let time = try #require(month.times.first)
            #expect(time.contains("lang=") == (query == "?lang=ar"))
        }
    }

    @Test func `what is not there is said in words, and to programs as before`() async throws {
        try await PageStage.run { stage in
            try await stage.open()
            for path in ["/nobody", "/anna/nothing", "/b/bt_anna_0122222222222222222222222222222222", "/b/x", "/v1x"] {
                let page = try await stage.get(path)
                #expect(page.status == 404 && page.html.contains("Page not found"), "\(path)")
                let problem = try await stage.get(path, headers: ["Accept": "application/json"])
                #expect(problem.status == 404 && problem.html.contains("\"code\":\"not_found\""), "\(path)")
            }
        }
    }

    @Test func `places left are shown where several share a session`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open { $0.timing.capacity = 3 }
            _ = try await stage.book(shop, at: "2026-03-09T09:00:00Z")
            let page = try await stage.get("\(shop.path)?day=2026-03-09")
            #expect(page.html.contains("2 places left") && page.html.contains("3 places left"))
        }
    }

    @Test func `a party says how many places it books, and pays for all`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open {
                $0.timing.capacity = 4
                $0.timing.maximumSeats = 3
            }
            let month = try await stage.get("\(shop.path)?day=2026-03-09&seats=3")
            #expect(month.html.contains(#"name="seats" value="3""#))
            #expect(month.html.contains("/book?seats=3&amp;at=2026-03-09T09:00:00Z"))
            let form = try await stage.get("\(shop.path)/book?seats=3&at=2026-03-09T09:00:00Z")
            #expect(form.html.contains("× 3") && form.html.contains(#"name="seats" value="3""#))
            let sent = try await stage.post("\(shop.path)/book", self.form(form) + [("seats", "3")])
            #expect(sent.status == 303)
            let left = try await stage.get("\(shop.path)?day=2026-03-09")
            #expect(left.html.contains("1 place left"))
        }
    }

    @Test func `a client enters the code that was mailed, without a script`() async throws {
        try await PageStage.run(messages: MessageAccess(channels: [.email])) { stage in
            let shop = try await stage.open { $0.requiresEmailProof = true }
            let form = try await stage.get("\(shop.path)/book?at=2026-03-09T09:00:00Z")
            let sent = try await stage.post("\(shop.path)/book", self.form(form))
            let address = try #require(sent.header("Location"))
            let page = try await stage.get(address)
            #expect(page.html.contains("Enter the code from your e-mail") && page.html.contains("kim@example.org"))
            #expect(page.html.contains(#"name="code""#) && !page.html.contains(#"href="\#(address)/move""#))
            let code = try await stage.mailedCode()
            let other = code == "000000" ? "111111" : "000000"
            let wrong = try await stage.post("\(address)/confirm", [("code", other)])
            let again = try await stage.get(try #require(wrong.header("Location")))
            #expect(again.html.contains("That is not the code."))
            let right = try await stage.post("\(address)/confirm", [("code", " \(code) ")])
            #expect(right.status == 303)
            #expect(try await stage.get(address).html.contains("Your booking is confirmed"))
        }
    }

    @Test func `a month without free times names the next one`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open { $0.timing.minimumNoticeMinutes = 40 * 1_440 }
            #expect(try await stage.get(shop.path).html.contains("April 2026"))
            let march = try await stage.get("\(shop.path)?month=2026-03")
            #expect(
                march.html.contains("No free times in March 2026.") && march.html.contains("Next free day: Sat, Apr 11")
            )
        }
    }
}
