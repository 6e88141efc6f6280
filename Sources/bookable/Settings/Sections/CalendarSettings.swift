/// How calendars elsewhere are read.
enum CalendarSettings: SettingSection {
    static let title = "Linked calendars"

    static let settings = [
        Setting(
            "calendar_interval",
            \.calendarLinks.interval,
            .seconds(60...86_400),
            "How often to read each linked calendar."
        )
        .details("Without `secrets_key`, no calendars can be linked."),
        Setting(
            "calendar_concurrency",
            \.calendarLinks.concurrency,
            .count(1...256),
            "The most linked calendars that one server reads at once."
        ),
        Setting(
            "calendar_private_addresses",
            \.calendarLinks.allowsPrivateAddresses,
            .yesOrNo,
            "Whether linked calendars may be on this machine or in its private network."
        )
        .details("With `yes`, providers can make the server send requests into its own network."),
    ]
}
