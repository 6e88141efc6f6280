import BookablePages
import Bookings
import CalendarSync
import Testing

/// Who may open what: every role, every page, the own provider and another's.
struct ConsoleRightTests {
    /// What each page and form needs, by hand and apart from the table in the sources.
    static let table: [(path: String, roles: Set<MemberRole>)] = [
        ("day", desk), ("day?date=2026-03-09", desk), ("week", desk), ("new", desk), ("new/cut", desk),
        ("hours", [.owner, .staff, .admin]), ("services", [.owner, .admin]), ("services/new", [.owner, .admin]),
        ("services/cut", [.owner, .admin]), ("services/cut/questions", [.owner, .admin]), ("policy", [.owner, .admin]),
        ("policy/edit", [.owner, .admin]), ("rule", [.owner, .admin]), ("rule/edit", [.owner, .admin]),
        ("policy/replay?policy=strict", [.owner, .admin]), ("setup/hours", [.owner, .admin]),
        ("setup/service", [.owner, .admin]), ("setup/policy", [.owner, .admin]), ("setup/page", [.owner, .admin]),
        ("listing", [.owner, .admin]), ("listing?texts=ar", [.owner, .admin]), ("reviews", [.owner, .admin]),
        ("page", [.owner, .admin]), ("page?texts=ru", [.owner, .admin]),
        ("messages", desk), ("message-settings", [.owner, .admin]), ("message-preview", [.owner, .admin]),
        ("clients", desk), ("calendars", keepers), ("new-calendar/address", keepers), ("new-calendar/caldav", keepers),
        ("integrations", [.owner, .admin]), ("new-webhook", [.owner, .admin]),
        ("money", [.owner, .finance, .admin]), ("figures", [.owner, .finance, .admin]), ("people", [.owner, .admin]),
        ("audit", [.owner, .admin]),
    ]

    static let desk: Set<MemberRole> = [.owner, .staff, .frontDesk, .admin]

    /// Who keeps hours and calendars.
    static let keepers: Set<MemberRole> = [.owner, .staff, .admin]

    static let actions: [(path: String, roles: Set<MemberRole>)] = [
        ("bookings/bkg_anna_a/approve", desk), ("bookings/bkg_anna_a/decline", desk),
        ("bookings/bkg_anna_a/cancel", desk), ("bookings/bkg_anna_a/no-show", desk),
        ("bookings/bkg_anna_a/complete", desk), ("bookings/bkg_anna_a/reopen", desk),
        ("bookings/bkg_anna_a/move", desk), ("bookings/bkg_anna_a/payments", desk), ("new/cut", desk),
        ("hours", [.owner, .staff, .admin]), ("time-off", [.owner, .staff, .admin]),
        ("time-off/off_anna_a/remove", [.owner, .staff, .admin]), ("services/new", [.owner, .admin]),
        ("services/cut", [.owner, .admin]), ("services/cut/questions", [.owner, .admin]),
        ("services/cut/archive", [.owner, .admin]),
        ("calendars/cal_anna_a", keepers), ("calendars/cal_anna_a/refresh", keepers),
        ("calendars/cal_anna_a/remove", keepers), ("calendar-events/bkg_anna_a/restore", keepers),
        ("new-calendar/address", keepers), ("new-calendar/caldav", keepers), ("published-calendar", keepers),
        ("published-calendar/revoke", keepers), ("calendar-accounts", keepers),
        ("calendar-accounts/cac_anna_a", keepers), ("calendar-accounts/cac_anna_a/connect", keepers),
        ("calendar-accounts/cac_anna_a/disconnect", keepers),
        ("listing", [.owner, .admin]), ("listing/photos", [.owner, .admin]),
        ("listing/photos/0123456789abcdef0123456789abcdef/remove", [.owner, .admin]),
        ("reviews/rev_anna_a/reply", [.owner, .admin]),
        ("keys", [.owner, .admin]), ("keys/key_a/revoke", [.owner, .admin]), ("new-webhook", [.owner, .admin]),
        ("webhooks/whe_anna_a", [.owner, .admin]), ("webhooks/whe_anna_a/pause", [.owner, .admin]),
        ("webhooks/whe_anna_a/resume", [.owner, .admin]), ("webhooks/whe_anna_a/secret", [.owner, .admin]),
        ("webhooks/whe_anna_a/remove", [.owner, .admin]),
        ("webhooks/whe_anna_a/deliveries/evt_anna_1/replay", [.owner, .admin]),
        ("messages/bkg_anna_a.1.confirmed.client.email/retry", desk), ("messages/test", [.owner, .admin]),
        ("message-settings", [.owner, .admin]),
        ("clients", desk), ("clients/bkg_anna_a/export", [.owner, .admin]),
        ("clients/bkg_anna_a/erase", [.owner, .admin]),
        ("policy/choose", [.owner, .admin]), ("policy/service", [.owner, .admin]), ("policy/edit", [.owner, .admin]),
        ("rule/edit", [.owner, .admin]), ("rule/off", [.owner, .admin]),
        ("setup/hours", [.owner, .admin]), ("setup/service", [.owner, .admin]), ("setup/policy", [.owner, .admin]),
        ("page", [.owner, .admin]), ("page/logo", [.owner, .admin]), ("page/logo/remove", [.owner, .admin]),
        ("page/texts", [.owner, .admin]),
        ("money/refunds/rfd_anna_a/settle", [.owner, .finance, .admin]),
        ("money/refunds/rfd_anna_a/retry", [.owner, .finance, .admin]),
        ("people", [.owner, .admin]),
        ("people/mbr_a/role", [.owner, .admin]),
        ("people/mbr_a/remove", [.owner, .admin]),
    ]

    @Test(arguments: MemberRole.allCases)
    func `a role opens its pages, and nobody opens those of others`(role: MemberRole) async throws {
        try await PageStage.run(calendarLinks: .registered(), webhooks: .tested()) { stage in
            let own = try await stage.open()
            _ = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("me@example.org", role, of: role == .admin ? nil : own)
            let headers = try await stage.signedIn("me@example.org")
            for (path, roles) in Self.table {
                let reply = try await stage.get("/console/anna/\(path)", headers: headers)
                #expect(reply.status == (roles.contains(role) ? 200 : 403), "\(role) GET \(path)")
                let other = try await stage.get("/console/maya/\(path)", headers: headers)
                #expect(other.status == (role == .admin ? 200 : 404), "\(role) GET maya \(path)")
                #expect(role == .admin || !other.html.contains("Maya"), "\(path)")
                #expect(try await stage.get("/console/nobody/\(path)", headers: headers).status == 404)
                #expect(try await stage.get("/console/anna/\(path)").header("Location") == "/login")
            }
            let session = try #require(headers["Cookie"])
            let names = ["Cookie": session]
            try await Self.expectBookingsApart(stage, own, role, headers: names)
            for (path, roles) in Self.actions {
                let reply = try await stage.post("/console/anna/\(path)", [], headers: headers)
                #expect((reply.status == 403) == !roles.contains(role), "\(role) POST \(path): \(reply.status)")
                let other = try await stage.post("/console/maya/\(path)", [], headers: headers)
                #expect(role == .admin || other.status == 404, "\(role) POST maya \(path): \(other.status)")
                #expect(try await stage.post("/console/anna/\(path)", []).header("Location") == "/login")
            }
        }
    }

    /// A booking opens under its own provider's address alone.
    private static func expectBookingsApart(
        _ stage: PageStage,
        _ own: Shop,
        _ role: MemberRole,
        headers: [String: String]
    ) async throws {
        let id = try await stage.booking(own, at: "2026-03-09T09:00:00Z")
        let seen = try await stage.get("/console/anna/bookings/\(id)", headers: headers)
        #expect(seen.status == (desk.contains(role) ? 200 : 403))
        #expect(try await stage.get("/console/maya/bookings/\(id)", headers: headers).status == 404)
        for action in ["decline", "cancel", "no-show", "move"] {
            let reply = try await stage.get("/console/maya/bookings/\(id)/\(action)", headers: headers)
            #expect(reply.status == 404, "\(action)")
        }
    }
}
