import Bookings
import CivilTime
import SQL
import Scheduling
import Testing

/// Weekly hours, time off and services.
struct HoursTests {
    private static func owner(_ stage: PageStage, of shop: Shop) async throws -> [String: String] {
        try await stage.member("anna@example.org", .owner, of: shop, called: "Anna Berger")
        return try await stage.signedIn("anna@example.org")
    }

    /// The weekly hours of a form, all days alike but for Sunday, which is closed.
    private static func hours(until end: String) -> [(String, String)] {
        (1...6).flatMap { [("d\($0).0.start", "09:00"), ("d\($0).0.end", end)] }
    }

    @Test func `a change of hours shows what it comes to before it is made`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let owner = try await Self.owner(stage, of: shop)
            let late = try await stage.booking(shop, at: "2026-03-05T15:00:00Z")
            let page = try await stage.get("/console/anna/hours", headers: owner)
            #expect(page.form["d1.0.start"] == "09:00" && page.form["d1.0.end"] == "17:00")
            let made = try #require(page.form["revision"])
            let change = Self.hours(until: "12:00") + [("revision", made)]
            let preview = try await stage.post("/console/anna/hours", change, headers: owner)
            #expect(preview.status == 200 && preview.html.contains("/console/anna/bookings/\(late)"))
            #expect(preview.html.contains("<tr class=\"other\">"))
            // Nothing has changed yet.
            let before = try await stage.get("/console/anna/day?date=2026-03-06", headers: owner)
            #expect(before.html.contains("Open: 9:00"))
            let revision = try #require(preview.form["revision"])
            let save = Self.hours(until: "12:00") + [("revision", revision), ("do", "save")]
            let saved = try await stage.post("/console/anna/hours", save, headers: owner)
            #expect(saved.header("Location") == "/console/anna/hours?news=saved")
            let after = try await stage.get("/console/anna/hours", headers: owner)
            #expect(after.form["d1.0.end"] == "12:00" && after.form["d0.0.start"] == "")
            // The same form again would undo what came between.
            let stale = try await stage.post("/console/anna/hours", save, headers: owner)
            #expect(stale.status == 422 && stale.html.contains("Somebody else has changed this"))
            let half = try await stage.post("/console/anna/hours", [("d1.0.start", "09:00")], headers: owner)
            #expect(half.status == 422 && half.html.contains("A row needs both a start and an end."))
            #expect(half.html.matches(of: /span-row wrong/).count == 1)
        }
    }

    @Test(arguments: ["", "?lang=ar"])
    func `services that can never be booked are named where that is changed`(language: String) async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open("anna", called: "Anna", service: "<b>Long</b> visit") { draft in
                draft.timing.durationMinutes = 600
            }
            let owner = try await Self.owner(stage, of: shop)
            let reason = language.isEmpty ? "No hours are long enough" : "لا توجد ساعات عمل تكفي"
            for path in ["hours", "services", "services/cut"] {
                let page = try await stage.get("/console/anna/\(path)\(language)", headers: owner).html
                #expect(page.contains("\u{2068}&lt;b&gt;Long&lt;/b&gt; visit\u{2069}"), "\(path)")
                #expect(page.contains(reason), "\(path)")
            }
            let page = try await stage.get("/console/anna/hours", headers: owner)
            let revision = try #require(page.form["revision"])
            let save = Self.hours(until: "20:00") + [("revision", revision), ("do", "save")]
            #expect(try await stage.post("/console/anna/hours", save, headers: owner).status == 303)
            for path in ["hours?news=saved", "services", "services/cut"] {
                let page = try await stage.get("/console/anna/\(path)", headers: owner).html
                #expect(!page.contains("Can never be booked"), "\(path)")
            }
        }
    }

    @Test func `hours that the form does not show stay as they are`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let owner = try await Self.owner(stage, of: shop)
            let special = WeeklyHours(
                dayOfWeek: 6,
                start: try #require(WallTime("18:00")),
                end: try #require(WallTime("20:00")),
                validFrom: CivilDate("2026-03-01"),
                validUntil: CivilDate("2026-06-30"),
                everyWeeks: 2
            )
            try await stage.add(special, to: shop)
            let page = try await stage.get("/console/anna/hours", headers: owner)
            #expect(page.html.contains("every second week are not shown here") && page.form["d6.1.start"] == "")
            let save = Self.hours(until: "12:00") + [("revision", page.form["revision"] ?? ""), ("do", "save")]
            #expect(try await stage.post("/console/anna/hours", save, headers: owner).status == 303)
            let stored = try await stage.hours(of: shop)
            #expect(stored.count == 7 && stored.contains(special))

            // A change of the dates alone is a change as well.
            let before = try await stage.get("/console/anna/hours", headers: owner).form["revision"] ?? ""
            try await stage.add(
                WeeklyHours(dayOfWeek: 0, start: special.start, end: special.end, everyWeeks: 1),
                to: shop
            )
            let stale = Self.hours(until: "13:00") + [("revision", before), ("do", "save")]
            #expect(try await stage.post("/console/anna/hours", stale, headers: owner).status == 422)
        }
    }

    @Test func `time off closes days, shows whom that concerns, and is removed`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let owner = try await Self.owner(stage, of: shop)
            let booked = try await stage.booking(shop, at: "2026-03-05T09:00:00Z")
            let form = [("first", "2026-03-04"), ("last", "2026-03-06"), ("note", "Skiing <b>")]
            let preview = try await stage.post("/console/anna/time-off", form, headers: owner)
            #expect(preview.status == 200 && preview.html.contains("/console/anna/bookings/\(booked)"))
            #expect(try await stage.get("/anna/cut?day=2026-03-06").html.contains("day=2026-03-06"))
            for _ in 0..<2 {
                let saved = try await stage.post("/console/anna/time-off", form + [("do", "save")], headers: owner)
                #expect(saved.status == 303)
            }
            let page = try await stage.get("/console/anna/hours", headers: owner)
            #expect(page.html.contains("Skiing &lt;b&gt;") && !page.html.contains("Skiing <b>"))
            #expect(!(try await stage.get("/anna/cut?month=2026-03")).html.contains("day=2026-03-06"))
            let match = try #require(page.html.firstMatch(of: /action="([^"]*time-off\/off_anna_[a-z0-9]*\/remove)"/))
            #expect(try await stage.post(String(match.1), [], headers: owner).status == 303)
            #expect(try await stage.get("/anna/cut?month=2026-03").html.contains("day=2026-03-06"))
            let wrong = [("first", "2026-03-06"), ("last", "2026-03-04")]
            #expect(try await stage.post("/console/anna/time-off", wrong, headers: owner).status == 422)
        }
    }

    @Test func `a service is added, changed, archived and offered again`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let owner = try await Self.owner(stage, of: shop)
            let path = "/console/anna/services"
            let form = try await stage.get("\(path)/new", headers: owner).form
            #expect(form["currency"] == "EUR")
            var fields = [
                ("key", try #require(form["key"])), ("name", "Colour"), ("description", "All shades"),
                ("price", "99,5"), ("currency", "EUR"),
                ("duration", "120"), ("step", "30"), ("before", "0"), ("after", "15"), ("notice", "60"), ("window", ""),
                ("seats", "1"), ("approval", "yes"),
            ]
            // Sent twice, it makes one service.
            for _ in 0..<2 {
                let saved = try await stage.post("\(path)/new", fields, headers: owner)
                #expect(saved.header("Location") == "\(path)?news=saved")
            }
            let list = try await stage.get(path, headers: owner)
            #expect(list.html.matches(of: /Colour/).count == 1)
            #expect(list.html.contains("Colour") && list.html.contains("€99.50"))
            let own = try #require(
                list.html.matches(of: /href="(\/console\/anna\/services\/[a-z0-9]*)"/).map(\.1).first {
                    $0 != "\(path)/cut" && $0 != "\(path)/new"
                }
            )
            let before = try #require(try await stage.get(String(own), headers: owner).form["revision"])
            fields[0] = ("revision", before)
            fields[3] = ("price", "120")
            _ = try await stage.post(String(own), fields, headers: owner)
            #expect(try await stage.get(String(own), headers: owner).form["price"] == "120.00")
            // A form of before would undo that.
            fields[3] = ("price", "80")
            let stale = try await stage.post(String(own), fields, headers: owner)
            #expect(stale.status == 422 && stale.html.contains("Somebody else has changed this"))
            #expect(stale.form["price"] == "120.00")
            fields[5] = ("duration", "0")
            let refused = try await stage.post(String(own), fields, headers: owner)
            #expect(refused.status == 422 && refused.html.contains("Enter a whole number within bounds."))
            for (archived, count) in [("yes", 0), ("no", 1)] {
                _ = try await stage.post("\(path)/cut/archive", [("archived", archived)], headers: owner)
                let page = try await stage.get("/anna")
                #expect(page.html.matches(of: /anna\/cut/).count == count, "\(archived)")
            }
        }
    }
}

extension PageStage {
    fileprivate func hours(of shop: Shop) async throws -> [WeeklyHours] {
        try await database.transaction(.read, by: .system, at: Self.now) {
            try await ScheduleStore().weeklyHours(of: shop.provider, in: $0.connection)
        }
    }

    fileprivate func add(_ hours: WeeklyHours, to shop: Shop) async throws {
        let before = try await self.hours(of: shop)
        try await database.transaction(.write, by: .system, at: Self.now) {
            try await ScheduleStore().replaceWeeklyHours(of: shop.provider, with: before + [hours], in: $0.connection)
        }
    }
}
