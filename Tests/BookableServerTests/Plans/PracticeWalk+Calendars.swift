import Bookings
import CalendarSync
import HTTPTypes
import LoopbackServers
import Testing

extension PracticeWalk {
    /// A browser asks for push messages about a booking, and for no more.
    func push() async throws {
        let client: JSONValue = ["service_id": "svc_anna_free", "client": ["name": "Kim Push"]]
        let booked = try await stage.booked(anna, at: "2026-04-06T10:00:00Z", client)
        let made = try await pushService.subscribe("201", to: booked, stage)
        #expect(made.status == 201, "\(made.json)")
        let subscription = "\(booked.path)/push-subscriptions/\(made.json["id"].string ?? "")"
        try await expect(.delete, subscription, as: booked.token, status: 204)
    }

    /// The linked calendar is read and written to, somebody changes what was written, and another is linked for a while.
    func synchronize() async throws {
        let path = "\(anna.path)/calendars/\(calendar)"
        try await expect(.get, "\(anna.path)/calendars", as: anna.key)
        try await expect(.get, path, as: anna.key)
        try await expect(.patch, path, ["booking_contents": "details"], as: anna.key)
        try await google.put(event("elsewhere", at: "2026-05-04T08:00:00Z", until: "2026-05-04T09:00:00Z"))
        try await expect(.post, "\(path)/refresh", as: anna.key, status: 202)
        await stage.readCalendars()
        let booked = try await stage.booked(anna, at: "2026-05-04T10:00:00Z", ["service_id": "svc_anna_free"])
        try await till.work()
        try await changeOutside(booked)
        let drifts = try await stage.send(.get, "\(anna.path)/calendar-drifts", as: anna.key).json["items"].array
        #expect(drifts.map(\.["booking_id"]) == [.string(booked.id)], "\(drifts)")
        try await expect(.post, "\(booked.path)/calendar-event/restore", as: anna.key, status: 202)
        try await till.work()
        try await changeOutside(booked)
        let follow = "\(booked.path)/calendar-event/follow"
        try await expect(.post, follow, ["start_at": "2026-05-04T12:00:00Z"], as: anna.key)
        try await till.work()
        try await expect(.post, "\(booked.path)/cancel", as: booked.token)
        try await till.work()
        try await publish()
        try await connectAnother()
    }

    /// Another account is connected, a calendar of it linked and read, and both removed: one without the years of the first.
    private func connectAnother() async throws {
        let account = try await stage.connect(anna, at: owner)
        let path = "\(anna.path)/calendar-accounts/\(account)"
        try await expect(.get, "\(anna.path)/calendar-accounts", as: anna.key)
        try await expect(.get, "\(path)/calendars", as: anna.key)
        let link = try await stage.linkCalendar(account, of: anna, .google, GoogleServer.team)
        await stage.readCalendars()
        try await expect(
            .delete,
            "\(anna.path)/calendars/\(link["id"].string ?? "")",
            as: anna.key,
            status: 204
        )
        try await expect(.delete, path, as: anna.key, status: 204)
    }

    /// The provider moves the event of a booking in the calendar.
    private func changeOutside(_ booking: HeldBooking) async throws {
        let written = try await google.events().first { event in
            (event["start"] as? [String: Any])?["dateTime"] as? String == "2026-05-04T10:00:00Z"
        }
        let id = try #require(written?["id"] as? String)
        try await google.put(event(id, at: "2026-05-04T12:00:00Z", until: "2026-05-04T13:00:00Z"))
        stage.clock.advance(by: 700)
        await stage.readCalendars()
    }

    private func event(_ id: String, at start: String, until end: String) -> String {
        """
        {"id": "\(id)", "start": {"dateTime": "\(start)", "timeZone": "UTC"},
         "end": {"dateTime": "\(end)", "timeZone": "UTC"}}
        """
    }

    /// The provider's bookings are published as a calendar, and read there.
    private func publish() async throws {
        let path = "\(anna.path)/published-calendar"
        let made = try await stage.send(.put, path, ["contents": "details"], as: anna.key)
        try await expect(.get, try #require(made.json["path"].string, "\(made.json)"))
        try await expect(.delete, path, as: anna.key, status: 204)
    }
}
