/// How others are told of events.
enum WebhookSettings: SettingSection {
    static let title = "Outgoing webhooks"

    static let settings = [
        Setting(
            "webhook_concurrency",
            \.webhooks.concurrency,
            .count(1...256),
            "The most webhook endpoints that one server sends to at once."
        )
        .details("Without `secrets_key`, no endpoints can be added."),
        Setting(
            "webhook_private_addresses",
            \.webhooks.allowsPrivateAddresses,
            .yesOrNo,
            "Whether webhook endpoints may be on this machine or in its private network."
        )
        .details("With `yes`, providers can make the server send requests into its own network."),
    ]
}
