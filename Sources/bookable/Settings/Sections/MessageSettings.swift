import FCM
import HTTPTransport
import Mail
import Notifications
import WebPush

/// How messages to clients and providers are sent.
enum MessageSettings: SettingSection {
    static let title = "Messages"

    static let settings = [
        Setting("messages", \.messages.activity, .word, "Whether messages are planned and sent.")
            .details(
                "Start a copy of a database, such as a restored backup, with off: its clients have been told already."
            ),
        Setting(
            "public_url",
            \.messages.publicURL,
            SettingForm.serviceURL.optional,
            "The address under which clients reach this server; links in messages lead there."
        ),
        Setting(
            "vapid_key",
            \.messages.vapidKey,
            vapidKey.optional,
            "The key by which push services know this server; without it nothing is pushed to browsers."
        )
        .secrecy(.secret)
        .details(
            "Make one with `bookable secrets create-vapid`. Browsers subscribe with its public half, so it stays."
        ),
        Setting(
            "fcm_service_account",
            \.messages.fcmAccount,
            serviceAccount.optional,
            "The service account for push messages to apps through Firebase Cloud Messaging; without it there are none."
        )
        .secrecy(.secret)
        .details("It is the JSON key file from Google, whose path is `fcm_service_account_file`."),
        Setting("fcm_url", \.messages.fcmURL, .serviceURL, "The address of Firebase Cloud Messaging."),
        Setting(
            "smtp_url",
            \.messages.smtpURL,
            mailServer.optional,
            "The mail server; without it no mails are sent."
        )
        .secrecy(.secret)
        .details(
            """
            `smtps://user:password@host:465`, or `smtp://user:password@host:587` with STARTTLS; special characters of the \
            password are percent-encoded. Plain `smtp://` goes to this machine alone and has no password.
            """
        ),
        Setting(
            "smtp_ca_file",
            \.messages.smtpCertificates,
            SettingForm<String>.text("path", "the path of a file").optional,
            "The certificates that the mail server's must come from, as PEM, instead of the system's."
        ),
        Setting(
            "smtp_connections",
            \.messages.smtpConnections,
            .count(1...100),
            "The most connections to the mail server."
        ),
        Setting(
            "smtp_timeout_seconds",
            \.messages.smtpTimeout,
            .seconds(1...120),
            "How long the mail server may take for one mail."
        ),
        Setting(
            "mail_folder",
            \.messages.mailFolder,
            SettingForm<String>.text("path", "the path of a folder").optional,
            "A folder that takes mails instead of a mail server, for trying Bookable out."
        )
        .details("A Maildir; `bookable mailbox` shows what is in it."),
        Setting("mail_from", \.messages.mailFrom, address.optional, "The address that mails come from.")
            .details(
                "It has to accept mail, and its domain has to allow the mail server to send for it; see [messages](messages.md)."
            )
            .checked { $0.messages.fault },
        Setting(
            "bounce_address",
            \.messages.bounceAddress,
            bounceAddress.optional,
            "The address that mails come back to which cannot be delivered; without it they come back to mail_from."
        )
        .details(
            """
            `bounces@example.com` has mails come back to `bounces+CODE@example.com`, from where the mail server has to hand them \
            to `bookable messages take-bounce`; see [messages](messages.md). Needs `secrets_key`.
            """
        ),
    ]

    private static let vapidKey = SettingForm<VAPIDKey>(
        "key",
        "what `bookable secrets create-vapid` printed",
        convert: { VAPIDKey($0) },
        write: \.description
    )

    private static let serviceAccount = SettingForm<ServiceAccount>(
        "JSON",
        "the JSON file of a service account with an RSA key",
        convert: { ServiceAccount(json: $0) },
        write: \.description
    )

    private static let address = SettingForm<EmailAddress>(
        "address",
        "an e-mail address",
        convert: { EmailAddress($0) },
        write: \.text
    )

    private static let bounceAddress = SettingForm<EmailAddress>(
        "address",
        "an e-mail address with at most \(BounceAddress.longestLocalPart) characters before the @",
        convert: { EmailAddress($0).flatMap { BounceAddress.isUsable($0) ? $0 : nil } },
        write: \.text
    )

    private static let mailServer = SettingForm<String>(
        "URL",
        "a mail server as smtps://user:password@host:465 or smtp://user:password@host:587",
        convert: { (try? SMTPServer(url: $0, ownName: "localhost")) == nil ? nil : $0 },
        write: { $0 }
    )
}
