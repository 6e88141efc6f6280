import ArgumentParser
import Bookings
import CalendarSync
import SQL
import Webhooks

/// Puts secrets in the database under the newest key.
struct SecretsRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Re-encrypt the secrets of linked calendars and webhooks under the first key of secrets_key.",
        discussion: """
            To replace a key, put the new one before it, restart all servers, run this, and take the old one away. It can \
            run beside servers and be repeated. It fails if a secret is under a key that is not there.

              export BOOKABLE_SECRETS_KEY_FILE=secrets.key
              bookable secrets rotate --database shop.sqlite
            """
    )

    @OptionGroup var options: DatabaseOptions
    @OptionGroup(title: SecretSettings.title) var secrets: SettingOptions<SecretSettings>
    @OptionGroup var file: ConfigurationFileOption

    func run() async throws {
        let settings = try file.settings(options: secrets.texts)
        guard let keyring = try ServeConfiguration(settings, table: SecretSettings.settings).secrets else {
            throw CommandFailure("No key is set: set secrets_key.")
        }
        let database = try await options.openExisting()
        let rotation = SecretRotation(keyring: keyring, columns: SealedColumn.calendars + SealedColumn.webhooks)
        let count = try await rotation.rotate(on: database)
        try await database.close()
        try Console.print("\(count.sealed) encrypted anew, \(count.kept) under the first key already.")
        guard count.unreadable == 0 else {
            throw CommandFailure("\(count.unreadable) cannot be read with any of the keys; they stay as they are.")
        }
    }
}
