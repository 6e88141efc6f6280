import Bookings
import SQL
import Testing

/// Times in a zone that the client chooses.
struct ZoneTests {
    @Test func `times are those of the chosen zone, and all steps keep it`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let zone = "zone=Asia%2FTokyo"
            // 09:00 to 16:00 in Berlin is 17:00 to midnight in Tokyo: the last start belongs to the next day there.
            let page = try await stage.get("\(shop.path)?day=2026-03-10&\(zone)")
            #expect(page.html.contains("Times as in Tokyo") && page.html.contains("Time at the provider: Berlin"))
            #expect(page.html.contains("<bdi>5:00") && page.html.contains("<bdi>12:00"))
            #expect(page.times.first == "\(shop.path)/book?at=2026-03-09T15:00:00Z&\(zone)")
            #expect(page.times.allSatisfy { $0.hasSuffix("&\(zone)") })
            #expect(page.html.contains("\(shop.path)?day=2026-03-11&amp;\(zone)#times"))
            #expect(page.html.contains("&amp;\(zone)&amp;lang=de"))

            let form = try await stage.get(page.times[1])
            #expect(form.html.contains("9:00") && form.html.contains("(Berlin") && form.html.contains("(Tokyo"))
            let fields = form.form.map { ($0.key, $0.value) } + [("name", "Kim"), ("email", "kim@example.org")]
            let action = try #require(form.html.firstMatch(of: /<form method="post" action="([^"]*)"/)).1
            #expect(action == "\(shop.path)/book?\(zone)")
            let booked = try await stage.post(String(action), fields.filter { $0.0 != "phone" })
            let address = try #require(booked.header("Location"))
            let own = try await stage.get(address)
            #expect(own.html.contains("(Berlin") && own.html.contains("5:00") && own.html.contains("(Tokyo"))
            let move = try await stage.get("\(address)/move")
            #expect(move.html.contains("Times as in Tokyo"))
        }
    }

    @Test(arguments: ["", "Mars/Base", "Europe/Berlin", "%3Cscript%3E", "../../etc/passwd"])
    func `what is no other zone changes nothing`(name: String) async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let page = try await stage.get("\(shop.path)?day=2026-03-10&zone=\(name)")
            #expect(page.status == 200 && page.html.contains("Times as in Berlin"))
            #expect(!page.html.contains("Time at the provider") && !page.times.isEmpty)
            #expect(page.times.allSatisfy { !$0.contains("zone=") })
        }
    }

    @Test func `the zone is chosen on a page of its own`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            let page = try await stage.get("\(shop.path)/zone?day=2026-03-10&zone=Asia%2FTokyo&lang=de")
            #expect(page.html.contains("<option value=\"Asia/Tokyo\" selected>Asia/Tokyo</option>"))
            #expect(page.html.contains("action=\"\(shop.path)\"") && !page.html.contains("posix/"))
            #expect(page.form["day"] == "2026-03-10" && page.form["lang"] == "de")
            #expect(try await stage.get("\(shop.path)/zone?day=x").form["day"] == nil)
        }
    }
}
