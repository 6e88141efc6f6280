import BookablePages
import Bookings
import CalendarSync
import CivilTime
import Foundation
import HummingbirdTesting
import Notifications
import PostgresServer
import SQL
import Testing
import Webhooks

/// The console as browsers show it and people use it.
struct ConsoleBrowserTests {
    /// One way of looking at the console, named as `console.py` names it.
    enum Scenario: String, CaseIterable {
        /// Signs in and does what is done every day, without any script.
        case flow
        case flowInFirefox = "flow firefox"

        /// Validates what is sent against the HTML standard.
        case valid

        /// Check every page against WCAG 2.2 AA, light and dark, at three widths.
        case light, dark

        /// Shows every page in every language on a small screen.
        case languages

        /// Counts what a full week costs.
        case budget

        /// Installs it, and reads it without a connection.
        case app

        /// Shows texts that try to be more than text.
        case hostile

        /// Moves a booking by dragging, and writes a policy that is checked meanwhile.
        case drag

        /// Finds its way by single keys, and switches them off.
        case keys
        case keysInFirefox = "keys firefox"

        /// Is notified of bookings.
        case notify
        case notifyInFirefox = "notify firefox"
    }

    private static let options = ConsoleOptions(
        usesTLS: false,
        publicURL: "https://book.example",
        sendLink: { _, _ in }
    )

    @Test(arguments: Scenario.allCases)
    func `the console is as it should be`(scenario: Scenario) async throws {
        try await PageStage.run(
            .live,
            calendarLinks: .registered(),
            webhooks: .tested(),
            console: Self.options,
            messages: Self.messages
        ) { stage in
            let seeds = try await stage.seedConsole()
            let (status, output) = try await Browser.browse("console.py", scenario.rawValue, stage.url, seeds)
            #expect(status == 0, "\(output)")
            if scenario == .notifyInFirefox {
                let told = try await stage.database.transaction(.read) {
                    try await $0.query("SELECT email FROM member_browsers").map {
                        try $0.decode("email", as: String.self)
                    }
                }
                #expect(told == ["anna@example.org"])
            }
        }
    }

    /// Messages go to browsers that have subscribed, by an address of the stand-in.
    private static let messages = MessageAccess(
        channels: [.push],
        applicationServerKey:
            "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U"
    )
}

/// Setting up an empty server, and passkeys, as browsers show them and people use them.
struct SetupBrowserTests {
    /// As `console.py` names them: the way through all steps, and a look at the first one.
    @Test(arguments: ["setup", "setup firefox", "valid", "light", "dark", "languages"])
    func `an empty server is set up`(scenario: String) async throws {
        try await PageStage.run(.live, console: ConsoleOptions(usesTLS: false)) { stage in
            let made = try await stage.database.transaction(.write, by: .system, at: PageStage.now) {
                try await SetupDesk(zones: .system).makeLink(in: $0)
            }
            let link = "/setup/\(try #require(made).text)"
            let seeds = ConsoleSeeds(link: link, session: "none", pages: ["setup": link], hostile: [:], week: "")
            let (status, output) = try await Browser.browse(
                "console.py",
                scenario,
                stage.url,
                JSONEncoder().encode(seeds)
            )
            #expect(status == 0, "\(output)")
        }
    }

    @Test func `a passkey of a device signs in`() async throws {
        let port = try freePort()
        // Browsers make passkeys for `localhost`, but not for an IP address.
        let url = "http://localhost:\(port)"
        let options = ConsoleOptions(usesTLS: false, publicURL: url, sendLink: { _, _ in })
        try await PageStage.run(.live, console: options) { stage in
            try await stage.member("anna@example.org", .owner, of: try await stage.open())
            let link = try await stage.signInLink(of: "anna@example.org")
            let pages = ["server": stage.url]
            let seeds = ConsoleSeeds(link: link, session: "none", pages: pages, hostile: [:], week: "")
            let (status, output) = try await Browser.browse("console.py", "passkey", url, JSONEncoder().encode(seeds))
            #expect(status == 0, "\(output)")
        }
    }
}

extension PageStage {
    /// A practice as `console.py` takes it.
    fileprivate func seedConsole() async throws -> Data {
        let anna = try await open()
        try await member("anna@example.org", .owner, of: anna, called: "Anna Berger")
        let jo = try await member("desk@example.org", .frontDesk, of: anna, called: "Jo Keller")
        try await member("anna@example.org", .admin, of: nil, called: "Anna Berger")
        let evil = try await open("evil", called: Self.hostile, service: Self.hostile)
        try await member("anna@example.org", .owner, of: evil, called: Self.hostile)
        let mallory = try await member("mallory@example.org", .staff, of: evil, called: Self.hostile)
        let headers = try await signedIn("anna@example.org")
        try await member("link@example.org", .owner, of: anna, called: "Link")
        let id = try await booking(anna, at: "2026-03-05T09:00:00Z", for: "Kim Client", paid: 2_000)
        let ask = try await open("owen", called: "Owen Price", service: "Visit") { $0.requiresApproval = true }
        try await member("anna@example.org", .owner, of: ask)
        let asked = try await booking(ask, at: "2026-03-05T09:00:00Z", for: "Ada Asker")
        let victim = try await booking(evil, at: "2026-03-05T09:00:00Z", for: Self.hostile)
        try await moderate(anna, evil)
        try await fill(anna)
        try await cancelOne(of: anna)
        let (own, hostileBooking) = ("/console/anna/bookings/\(id)", "/console/evil/bookings/\(victim)")
        var pages = [
            "day": "/console/anna/day?date=2026-03-05", "empty day": "/console/owen/day?date=2026-03-06",
            "week": "/console/anna/week?date=2026-03-05", "booking": "\(own)?news=done", "cancel": "\(own)/cancel",
            "move": "\(own)/move", "move to": "\(own)/move?at=2026-03-09T12:00:00Z",
            "asked": "/console/owen/bookings/\(asked)", "decline": "/console/owen/bookings/\(asked)/decline",
            "money": "/console/anna/money", "no money": "/console/owen/money",
            "policies": "/console/anna/policy", "policy editor": "/console/anna/policy/edit",
            "replay": "/console/anna/policy/replay?policy=moderate",
            "no replay": "/console/owen/policy/replay?policy=strict",
            "setup hours": "/console/anna/setup/hours", "setup service": "/console/anna/setup/service",
            "setup policy": "/console/anna/setup/policy", "setup page": "/console/anna/setup/page",
            "appearance": "/console/anna/page?news=saved", "arabic texts": "/console/anna/page?texts=ar",
            "hours": "/console/anna/hours", "services": "/console/anna/services?news=saved",
            "service": "/console/anna/services/cut", "new service": "/console/anna/services/new",
            "new": "/console/anna/new", "new form": "/console/anna/new/cut?date=2026-03-09",
            "offline": "/offline", "sign in": "/login", "sent": "/login/sent",
            "link": "/login/sl_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "practices": "/console", "account": "/console/account", "people": "/console/anna/people",
            "remove": "/console/anna/people/\(jo.id)/remove",
        ]
        var hostile = [
            "practices": "/console", "people": "/console/evil/people", "day": "/console/evil/day?date=2026-03-05",
            "week": "/console/evil/week?date=2026-03-05", "booking": hostileBooking,
            "policies": "/console/evil/policy", "replay": "/console/evil/policy/replay?policy=strict",
            "setup page": "/console/evil/setup/page", "appearance": "/console/evil/page",
            "policy editor": "/console/evil/policy/edit?policy=%3Cb%3E",
            "services": "/console/evil/services", "service": "/console/evil/services/cut",
            "questions": "/console/evil/services/cut/questions", "listing": "/console/evil/listing",
            "hours": "/console/evil/hours", "cancel": "\(hostileBooking)/cancel", "move": "\(hostileBooking)/move",
            "new": "/console/evil/new", "reviews": "/console/evil/reviews",
            "new form": "/console/evil/new/cut?date=%3Cscript%3E&time=%22%3E&name=%3Cscript%3E",
            "remove": "/console/evil/people/\(mallory.id)/remove", "figures": "/console/evil/figures?to=%3Cb%3E",
            "news": "/console/evil/people?news=%3Cb%3E&lang=%3Cb%3E",
            "audit": "/console/evil/audit?after=%3Cb%3E&show=%3Cb%3E",
            "providers": "/console/account/server/providers?after=%3Cb%3E",
        ]
        try await pages.merge(connectedPages(of: anna, id, called: "Shop")) { first, _ in first }
        pages.merge(Self.furtherPages) { first, _ in first }
        try await hostile.merge(connectedPages(of: evil, victim, called: Self.hostile)) { first, _ in first }
        let cookie = headers["Cookie"]?.split(separator: "=").last.map(String.init) ?? ""
        let link = try await signInLink(of: "link@example.org")
        return try JSONEncoder().encode(
            ConsoleSeeds(
                link: link,
                session: cookie,
                pages: pages,
                hostile: hostile,
                week: "/console/anna/week?date=2026-03-05"
            )
        )
    }

    private static let furtherPages = [
        "no rule": "/console/owen/rule", "rule editor": "/console/owen/rule/edit",
        "no calendars": "/console/owen/calendars", "no webhooks": "/console/owen/integrations",
        "audit": "/console/anna/audit", "no changes": "/console/owen/audit?show=changes",
        "server": "/console/account/server", "all money": "/console/account/server/money",
        "all figures": "/console/account/server/figures",
        "providers": "/console/account/server/providers",
        "questions": "/console/owen/services/cut/questions", "moderation": "/console/account/marketplace",
        "listing": "/console/anna/listing", "reviews": "/console/anna/reviews?news=saved",
        "figures": "/console/anna/figures", "no figures": "/console/owen/figures?to=2020-01",
    ]

    /// Has both reviewed, and lets their owner decide on what is reported.
    private func moderate(_ shop: Shop, _ evil: Shop) async throws {
        try await review(shop, "Listened well.")
        let report = try await review(evil, for: Self.hostile, Self.hostile)
        _ = try await post(report, [("reason", "fake"), ("note", Self.hostile)])
    }

    /// Books and cancels, so that a policy can be compared with something.
    private func cancelOne(of shop: Shop) async throws {
        let address = try await book(shop, at: "2026-03-20T09:00:00Z")
        _ = try await post("\(address)/cancel", [("refund", "4900")])
    }

    /// Books the rest of a week, so that it has sixty bookings with those of others.
    private func fill(_ shop: Shop) async throws {
        for day in 2...8 {
            for hour in 8...16 where (day, hour) != (5, 9) && (day, hour) > (2, 9) {
                let start = "2026-03-0\(day)T\(hour < 10 ? "0" : "")\(hour):00:00Z"
                // What lies outside of the hours is not booked.
                guard hour < 16 else { continue }
                _ = try await booking(
                    shop,
                    at: start,
                    for: "Client \(day)-\(hour)",
                    paid: hour.isMultiple(of: 2) ? 4_900 : 0
                )
            }
        }
    }

    private static let hostile = "</title></h1><script>alert(1)</script>\"'><img src=x onerror=alert(1)> \u{202e}x"
}

private struct ConsoleSeeds: Encodable {
    let link: String
    let session: String
    let pages: [String: String]
    let hostile: [String: String]
    let week: String
}
