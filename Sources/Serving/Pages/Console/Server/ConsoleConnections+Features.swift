import CalendarSync
import Notifications
import Webhooks

extension ConsoleConnections {
    /// What administrators see of the connections.
    var features: [ServerView.Feature] {
        let channels = Channel.allCases.map { channel in
            ServerView.Feature(kind: .channel(channel), isOn: self.channels.contains(channel))
        }
        return channels + [
            ServerView.Feature(kind: .calendars, isOn: calendarLinks != nil),
            ServerView.Feature(kind: .webhooks, isOn: webhooks != nil),
        ]
    }
}
