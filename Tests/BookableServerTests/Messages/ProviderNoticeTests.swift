@testable import BookableServer
import BookableAPI
import CalendarSync
import HTTPTypes
import LoopbackServers
import Notifications
import Testing
import Webhooks

/// Mails to providers that are not about bookings themselves.
struct ProviderNoticeTests {
    private let folder: MailFolder

    init() throws {
        folder = try MailFolder()
    }

    @Test(arguments: Engine.allCases)
    func `an account that has to be connected again is told once, in the provider's language`(
        engine: Engine
    ) async throws {
        let peer = try OAuthPeer(.google)
        let google = try GoogleServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.google, at: peer, apiURL: google.url)
        try await Stage.run(on: engine, calendarLinks: access, mail: folder.carrier) { stage in
            let anna = try await stage.openPractice()
            let settings = "\(anna.path)/message-settings"
            #expect(try await stage.send(.put, settings, ["language": "de"], as: anna.key).status == 200)
            _ = try await stage.linkCalendar(stage.connect(anna, at: peer), of: anna)
            await stage.readCalendars()
            try await peer.killAll()
            for _ in 1...3 {
                stage.clock.advance(by: 4_000)
                await stage.readCalendars()
                await stage.work()
            }
            let mails = try folder.mails()
            try #require(mails.count == 1 && mails[0].contains("Kalender getrennt"), "\(mails)")
            #expect(mails[0].contains("<anna@example.com>"))
            #expect(mails[0].contains("Google") && mails[0].contains("Message-ID: <evt_anna_"))
        }
    }

    @Test func `a calendar whose address does not lead to it any more is told once`() async throws {
        let feeds = try FeedServer()
        try await feeds.serve("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", at: "anna.ics")
        try await Stage.run(calendarLinks: try .reading(), mail: folder.carrier) { stage in
            let anna = try await stage.openPractice()
            let body: JSONValue = ["kind": "ics", "address": .string(feeds.address("anna.ics"))]
            #expect(try await stage.send(.post, "\(anna.path)/calendars", body, as: anna.key).status == 201)
            await stage.readCalendars()
            try await feeds.serve(status: 404, at: "anna.ics")
            for _ in 1...5 {
                stage.clock.advance(by: 4_000)
                await stage.readCalendars()
                await stage.work()
            }
            let mails = try folder.mails()
            try #require(mails.count == 1 && mails[0].contains("Calendar cannot be read"), "\(mails)")
            #expect(mails[0].contains("127.0.0.1") && !mails[0].contains("anna.ics"))
        }
    }

    @Test func `an event that was moved is told with both times, unless the booking has followed`() async throws {
        let peer = try OAuthPeer(.google)
        let google = try GoogleServer(checkURL: "\(peer.url)/check")
        let access = try CalendarLinkAccess.connecting(.google, at: peer, apiURL: google.url)
        try await Stage.run(calendarLinks: access, mail: folder.carrier) { stage in
            let anna = try await stage.openPractice()
            let link = try await stage.linkCalendar(stage.connect(anna, at: peer), of: anna)
            let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
            let choice: JSONValue = ["receives_bookings": true]
            #expect(try await stage.send(.patch, path, choice, as: anna.key).status == 200)
            await stage.readCalendars()
            let bookings = [
                try await stage.booked(anna, at: "2026-03-09T09:00:00Z"),
                try await stage.booked(anna, at: "2026-03-10T09:00:00Z"),
            ]
            await stage.work()
            for event in try await google.events() {
                let (id, start) = (event["id"] as? String ?? "", event["start"] as? [String: String] ?? [:])
                let day = (start["dateTime"] ?? "").prefix(10)
                try await google.put(
                    """
                    {"id": "\(id)", "start": {"dateTime": "\(day)T13:00:00Z"}, "end": {"dateTime": "\(day)T14:00:00Z"}}
                    """
                )
            }
            stage.clock.advance(by: 700)
            await stage.readCalendars()
            // The second booking follows before anybody is told.
            let move: JSONValue = ["start_at": "2026-03-10T13:00:00Z"]
            #expect(try await stage.send(.post, "\(bookings[1].path)/reschedule", move, as: anna.key).status == 200)
            await stage.work()
            let mails = try folder.mails()
            try #require(mails.count == 1, "\(mails)")
            #expect(mails[0].contains("Event moved in your calendar") && mails[0].contains("have the event restored"))
            #expect(mails[0].contains("10:00") && mails[0].contains("2:00"), "In Berlin: \(mails[0])")
            #expect(mails[0].contains("Kim Client"))
        }
    }

    @Test func `a webhook that is gone is told once, without its path`() async throws {
        let receiver = try WebhookReceiver()
        try await receiver.answer("gone", 410)
        let access = try WebhookAccess.onLoopback()
        try await Stage.run(webhooks: access, mail: folder.carrier) { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.addEndpoint(receiver.address("gone"), of: anna, ["events": ["booking.created"]])
            for day in 10...12 {
                _ = try await stage.booked(anna, at: "2026-03-\(day)T08:00:00Z")
                try await stage.tellEndpoints(access)
            }
            await stage.work()
            let mails = try folder.mails()
            try #require(mails.count == 1 && mails[0].contains("Webhook paused"), "\(mails)")
            #expect(mails[0].contains("http://127.0.0.1:") && !mails[0].contains("/gone"))
            #expect(try await stage.events().filter { $0 == "webhook_endpoint.paused" }.count == 1)
        }
    }
}
