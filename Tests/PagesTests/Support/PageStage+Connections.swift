import Bookings
import CalendarSync
import CivilTime
import Notifications
import SQL
import Testing
import Webhooks

extension PageStage {
    /// Connects a practice with calendars and programs, each called `name`, and returns the pages about that, about a booking's
    /// client and about its messages.
    func connectedPages(of shop: Shop, _ booking: BookingID, called name: String) async throws -> [String: String] {
        let calendar = try await linkCalendars(of: shop, booking, called: name)
        let webhook = try await addEndpoint(of: shop, described: name, deliveries: 25)
        let key = try await makeKey(of: shop, called: name)
        try await message(.confirmed, of: booking, in: .failed, because: name)
        try await message(.moved, of: booking, in: .sent)
        try await rule(Self.mornings, of: shop)
        let own = "/console/\(shop.name)"
        return [
            "calendars": "\(own)/calendars?news=refreshed", "calendar": "\(own)/calendars/\(calendar)",
            "unlink": "\(own)/calendars/\(calendar)/remove", "new calendar": "\(own)/new-calendar/caldav",
            "integrations": "\(own)/integrations?news=revoked", "webhook": "\(own)/webhooks/\(webhook)",
            "old deliveries": "\(own)/webhooks/\(webhook)?before=evt_\(shop.name)_6",
            "bad deliveries": "\(own)/webhooks/\(webhook)?before=%3Cb%3E",
            "new webhook": "\(own)/new-webhook",
            "messages": "\(own)/messages?date=2026-03-05&news=planned",
            "tested messages": "\(own)/messages?news=tested",
            "message settings": "\(own)/message-settings?news=saved",
            "message preview": "\(own)/message-preview?occasion=cancelled",
            "bad preview": "\(own)/message-preview?occasion=%3Cb%3E", "revoke": "\(own)/keys/\(key)/revoke",
            "rule": "\(own)/rule?date=2026-03-09&service=%3Cb%3E", "rule versions": "\(own)/rule/versions?from=%3Cb%3E",
            "clients": "\(own)/clients?news=erased",
            "client": "\(own)/clients/\(booking)", "erase": "\(own)/clients/\(booking)/erase",
        ]
    }

    /// Refuses with a text that tries to be more.
    private static let mornings = """
        allow = function(slot)
          if slot.local_start.hour < 15 then return true end
          return false, "<b>Mornings</b>"
        end
        """

    /// A linked calendar, in which a booking's event was moved, and an account.
    private func linkCalendars(
        of shop: Shop,
        _ booking: BookingID,
        called name: String
    ) async throws -> CalendarLinkID {
        let link = try await linkCalendar(of: shop, called: name)
        try await drift(booking, in: link, of: shop, to: Self.now + Int64(8 * 86_400))
        let accounts = try CalendarLinkAccess.registered().accounts(on: database, zones: .system) { Self.now }
        let desk = try #require(accounts?.desk)
        _ = try await database.transaction(.write, by: .system, at: Self.now) {
            try await desk.begin(.google, of: shop.provider, in: $0)
        }
        return link
    }

    private func makeKey(of shop: Shop, called name: String) async throws -> APIKeyID {
        try await database.transaction(.write, by: .system, at: Self.now) {
            try await APIKeyDesk().create(named: name, of: shop.provider, in: $0).key.id
        }
    }
}
