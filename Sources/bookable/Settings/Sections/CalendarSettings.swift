import CalendarSync

/// How calendars elsewhere are read.
enum CalendarSettings: SettingSection {
    static let title = "Linked calendars"

    static let settings =
        [
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
            Setting(
                "calendar_notices",
                \.calendarLinks.takesNotices,
                .yesOrNo,
                "Whether Google and Microsoft are asked to notify the server of changes in calendars."
            )
            .details("They send notices to `public_url`, which they must reach by https. Calendars are also polled."),
        ] + CalendarService.allCases.flatMap { service($0) }

    /// What registers the server at a service.
    private static func service(_ service: CalendarService) -> [Setting] {
        let (key, title) = (service.rawValue, service.title)
        let id = SettingForm<String>.text("id", "the id of a client")
        let secret = SettingForm<String>.text("secret", "the secret of a client")
        return [
            Setting(
                "\(key)_client_id",
                \.[service].clientID,
                id.optional,
                "The client id under which this server is registered at \(title), so that providers can connect accounts."
            )
            .details(
                "People come back to `/calendar-accounts/callback` under `public_url`, which is registered there too."
            )
            .checked { $0[service].fault(in: $0, service) },
            Setting(
                "\(key)_client_secret",
                \.[service].clientSecret,
                secret.optional,
                "The secret that belongs to `\(key)_client_id`."
            )
            .secrecy(.secret),
            Setting(
                "\(key)_authorize_url",
                \.[service].authorizeURL,
                .serviceURL,
                "Where people are asked for access to their \(title) account."
            ),
            Setting(
                "\(key)_token_url",
                \.[service].tokenURL,
                .serviceURL,
                "Where \(title) gives access tokens."
            ),
            Setting(
                "\(key)_revoke_url",
                \.[service].revokeURL,
                SettingForm.serviceURL.optional,
                "Where \(title) takes access back."
            ),
            Setting(
                "\(key)_api_url",
                \.[service].apiURL,
                .serviceURL,
                "The address of \(title)'s API of calendars."
            ),
        ]
    }
}
