import ArgumentParser

/// The settings of `bookable serve` that were given on the command line.
struct ServeOptions: ParsableArguments {
    @OptionGroup(title: DatabaseSettings.title) var database: SettingOptions<DatabaseSettings>

    @Flag(name: .customLong("create"), help: "The same as --create-database yes.")
    var create = false

    @Flag(name: .customLong("no-migrate"), help: "The same as --migrate no.")
    var noMigrate = false

    @OptionGroup(title: ServerSettings.title) var server: SettingOptions<ServerSettings>
    @OptionGroup(title: DocumentSettings.title) var documents: SettingOptions<DocumentSettings>
    @OptionGroup(title: LoadSettings.title) var load: SettingOptions<LoadSettings>
    @OptionGroup(title: ClientSettings.title) var clients: SettingOptions<ClientSettings>
    @OptionGroup(title: PolicySettings.title) var policies: SettingOptions<PolicySettings>
    @OptionGroup(title: JobSettings.title) var jobs: SettingOptions<JobSettings>
    @OptionGroup(title: PaymentSettings.title) var payments: SettingOptions<PaymentSettings>
    @OptionGroup(title: MessageSettings.title) var messages: SettingOptions<MessageSettings>
    @OptionGroup(title: ShortMessageSettings.title) var shortMessages: SettingOptions<ShortMessageSettings>
    @OptionGroup(title: SecretSettings.title) var secrets: SettingOptions<SecretSettings>
    @OptionGroup(title: CalendarSettings.title) var calendars: SettingOptions<CalendarSettings>
    @OptionGroup(title: WebhookSettings.title) var webhooks: SettingOptions<WebhookSettings>
    @OptionGroup(title: MarketplaceSettings.title) var marketplace: SettingOptions<MarketplaceSettings>
    @OptionGroup(title: ShutdownSettings.title) var shutdown: SettingOptions<ShutdownSettings>

    /// What was given, by the keys of the options.
    var texts: [String: String] {
        let groups = [
            database.texts, server.texts, documents.texts, load.texts, clients.texts, policies.texts, jobs.texts,
            payments.texts, messages.texts, shortMessages.texts, secrets.texts, calendars.texts, webhooks.texts,
            marketplace.texts, shutdown.texts,
        ]
        // Sections have no key in common.
        var texts = groups.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        if create, texts["create_database"] == nil { texts["create_database"] = "yes" }
        if noMigrate, texts["migrate"] == nil { texts["migrate"] = "no" }
        return texts
    }
}
