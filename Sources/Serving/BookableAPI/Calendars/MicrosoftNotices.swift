import CalendarSync

/// A collection of notices as Microsoft sends it: of changes, and of what becomes of subscriptions.
struct MicrosoftNotices: Decodable {
    private let value: [Item]

    /// Those that name what they are about, in their order.
    var notices: [CalendarNotice] {
        value.compactMap { item in
            guard let subscription = item.subscriptionId, let secret = item.clientState else { return nil }
            return CalendarNotice(item.kind, watch: subscription, secret: secret)
        }
    }

    private struct Item: Decodable {
        let subscriptionId: String?
        let clientState: String?
        let lifecycleEvent: String?

        var kind: CalendarNotice.Kind {
            switch lifecycleEvent {
            case "reauthorizationRequired": .expiring
            case "subscriptionRemoved": .ended
            // Some notice was lost, or this is one.
            default: .changed
            }
        }
    }
}
