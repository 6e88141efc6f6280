import Sealing

/// How secrets of others are kept in the database.
enum SecretSettings: SettingSection {
    static let title = "Secrets in the database"

    static let settings = [
        Setting(
            "secrets_key",
            \.secrets,
            keyring.optional,
            "The key that encrypts the tokens and passwords of linked calendars and other services."
        )
        .secrecy(.secret)
        .details(
            "Make one with `openssl rand -base64 32`. To replace it, put the new one before it, each on a line of its own."
        )
        .checked { configuration in
            configuration.secrets == nil && configuration.messages.bounceAddress != nil
                ? "must be set where bounce_address is" : nil
        }
    ]

    private static let keyring = SettingForm<Keyring>(
        valueName: "key",
        accepted: "32 random bytes in Base64, or up to 8 such keys of which the first one encrypts",
        read: { (text) throws(SettingFault) in
            do throws(SealingError) {
                return try Keyring(text: text)
            } catch {
                throw .form
            }
        },
        write: \.description
    )
}
