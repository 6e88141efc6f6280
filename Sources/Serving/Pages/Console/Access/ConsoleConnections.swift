package import CalendarSync
package import Notifications
package import Webhooks

/// What the server is connected to outside, as far as the console shows and changes it.
package struct ConsoleConnections: Sendable {
    /// Links calendars; `nil` if the server links none.
    package var calendarLinks: CalendarLinkDesk?

    /// Connects accounts at services of calendars; `nil` if the server is registered at none.
    package var calendarAccounts: CalendarAccountAccess?

    /// Looks at calendars before something is booked; `nil` if the server links none.
    package var calendarChecks: CalendarChecks?

    /// Says what other programs are told; `nil` if the server tells them nothing.
    package var webhooks: WebhookEndpointDesk?

    /// By which messages are sent.
    package var channels: Set<Channel> = []

    package init() {}
}
