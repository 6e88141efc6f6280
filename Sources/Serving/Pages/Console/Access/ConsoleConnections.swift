package import Bookings
package import CalendarSync
package import Notifications
package import Webhooks

/// What the console reaches outside of the database: services that it shows and configures, and files.
package struct ConsoleConnections: Sendable {
    /// Links calendars; `nil` if the server links none.
    package var calendarLinks: CalendarLinkDesk?

    /// Connects accounts at services of calendars; `nil` if the server is registered at none.
    package var calendarAccounts: CalendarAccountAccess?

    /// Checks calendars before something is booked; `nil` if the server links none.
    package var calendarChecks: CalendarChecks?

    /// Manages webhooks; `nil` if the server sends none.
    package var webhooks: WebhookEndpointDesk?

    /// The channels by which messages are sent.
    package var channels: Set<Channel> = []

    /// Where the content of documents is; `nil` if it is in the database.
    package var documentFolder: DocumentFolder?

    /// The VAPID key with which browsers subscribe to push messages; `nil` if the server sends them none.
    package var pushKey: String?

    /// How the server does.
    package var health: @Sendable () async -> ServerHealth = { ServerHealth() }

    package init() {}
}
