import BookableServer
import Foundation
import HTTPTypes
import Logging
import Notifications
import PostgresDriver
import Sealing

/// What `bookable serve` is to do.
///
/// The fields hold the defaults; ``SettingTable`` says which setting changes which field.
struct ServeConfiguration: Sendable {
    var database = DatabaseAddress.sqlite(path: "bookable.sqlite")

    /// Whether a SQLite file is made if there is none; otherwise a path without a file is an error.
    var createsDatabase = false

    /// Whether the schema is brought up to date; otherwise one that is not is an error.
    var migratesDatabase = true

    var databaseLimits = PostgresLimits(statementTimeout: .seconds(10))

    /// PostgreSQL itself, where `database` names a pooler before it.
    var databaseDirect: DatabaseAddress? {
        didSet { databaseLimits.preparedStatements = databaseDirect == nil }
    }

    var server = ServerConfiguration()
    var logLevel = Logger.Level.info
    var logFormat = LogFormat.text

    /// The proxies that are believed, as they were given.
    var trustedProxies: NetworkList? {
        didSet { server.clients.proxies.proxies = trustedProxies?.networks ?? [] }
    }

    /// How long the process that tries a script may take.
    var trialTimeout = Duration.seconds(30)

    var stripe = StripeConfiguration()
    var messages = MessageConfiguration()

    /// Under which secrets of others are kept; `nil` keeps none.
    var secrets: Keyring?

    var calendarLinks = CalendarLinkConfiguration()
    var webhooks = WebhookConfiguration()

    /// The member as whom anybody may sign in to the console; `nil` unless the server is a demo.
    var demoMember: String?

    /// Where backups are; `nil` tells nothing of their age.
    var backupPath: String?

    /// How long accepted requests may take once the server no longer accepts.
    var shutdownGrace = Duration.seconds(20)

    /// What holds where nothing is set.
    static let initial = ServeConfiguration()

    private init() {}

    /// Reads and checks `table`; throws a message for the first setting that is refused, by the name under which it was given.
    init(_ settings: Settings, table: [Setting] = SettingTable.all) throws {
        self = .initial
        for setting in table { try read(setting, from: settings) }
        for setting in table {
            if let fault = setting.fault(in: self) { throw settings.refusal(setting, fault) }
        }
    }

    private mutating func read(_ setting: Setting, from settings: Settings) throws {
        guard let text = try settings.text(setting) else { return setting.applyDefault(to: &self) }
        do {
            try setting.apply(text, to: &self)
        } catch .form {
            let quote = setting.secrecy == .open ? ", not \"\(text)\"" : ""
            throw settings.refusal(setting, "takes \(setting.accepted)\(quote)")
        } catch .because(let reason) {
            throw settings.refusal(setting, reason)
        }
    }
}

extension ServeConfiguration {
    /// Whether only this machine reaches the server.
    var isForThisMachine: Bool { ["127.0.0.1", "localhost", "::1"].contains(server.host) }

    /// Whether the console's cookie is sent over TLS only.
    ///
    /// Not on a server that listens on loopback without https, as when Bookable is tried out.
    var consoleUsesTLS: Bool { !(isForThisMachine && messages.publicURL?.hasPrefix("https://") != true) }

    var databaseRole: DatabaseRole {
        get { server.isReplica ? .replica : .primary }
        set { server.isReplica = newValue == .replica }
    }

    /// Makes and knows the links that end reminders; `nil` without a key, or if the server does not know how it is reached.
    var reminderLinks: ReminderLinkSigner? {
        messages.publicURL == nil
            ? nil : secrets.flatMap { ReminderLinkSigner(secrets: $0.derived(for: "reminder links")) }
    }

    /// Makes and knows the links in mails that lead to bookings; `nil` on the same terms.
    var bookingLinks: ReminderLinkSigner? {
        messages.publicURL == nil
            ? nil : secrets.flatMap { ReminderLinkSigner(secrets: $0.derived(for: "booking links")) }
    }

    /// Makes and knows the addresses that mails come back to; `nil` without one, or without a key.
    var bounces: BounceAddress? {
        guard let base = messages.bounceAddress, let secrets else { return nil }
        return BounceAddress(base: base, secrets: secrets.derived(for: "bounce addresses"))
    }

    /// Each setting with its value and where it comes from, without secrets.
    func document(_ settings: Settings) -> [String: [String: String]] {
        Dictionary(
            uniqueKeysWithValues: SettingTable.all.map { setting in
                (setting.key, ["value": setting.text(in: self), "from": settings.origin(of: setting)])
            }
        )
    }
}
