/// Everything that an operator can set about `bookable serve`.
enum SettingTable {
    static var sections: [any SettingSection.Type] {
        [
            DatabaseSettings.self, ServerSettings.self, DocumentSettings.self, LoadSettings.self, ClientSettings.self,
            PolicySettings.self,
            JobSettings.self, PaymentSettings.self, MessageSettings.self, ShortMessageSettings.self,
            SecretSettings.self, CalendarSettings.self,
            WebhookSettings.self, MarketplaceSettings.self, ShutdownSettings.self,
        ]
    }

    /// In the order in which they are read: a default may depend on the settings before it.
    static let all = sections.flatMap { $0.settings }

    /// The key that somebody who wrote `key` may have meant; `nil` if none is near.
    static func nearest(to key: String) -> String? {
        let candidates = all.flatMap(\.keys).map { (key: $0, distance: editDistance(key, $0)) }
        guard let nearest = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
        return nearest.distance <= max(2, key.count / 3) ? nearest.key : nil
    }
}
