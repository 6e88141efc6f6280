import ArgumentParser
import Foundation
import Testing

@testable import bookable
import TestSupport

/// Every entry of the table of settings, from its option to its row in the manual.
struct SettingsTests {
    private typealias Document = [String: [String: String]]

    /// The file of a service account, with a key of this run.
    private static let serviceAccount: String = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl", "genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
        let (output, errors) = (Foundation.Pipe(), Foundation.Pipe())
        process.standardOutput = output
        process.standardError = errors
        do {
            try process.run()
            let key = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            process.waitUntilExit()
            let file = [
                "project_id": "salon-anna", "private_key_id": "key-1", "private_key": key,
                "client_email": "s3cret@salon-anna.iam.gserviceaccount.com",
                "token_uri": "https://oauth2.googleapis.com/token",
            ]
            return String(decoding: try JSONEncoder().encode(file), as: UTF8.self)
        } catch {
            return ""
        }
    }()

    /// Values that a setting takes, and what stands in the environment beside it, where these do not follow from its bounds
    /// or words.
    private static let samples: [String: (value: String, shown: String, beside: [String: String])] = [
        "demo_member": ("anna@salon.example", "anna@salon.example", [:]),
        "database": ("shop.sqlite", "shop.sqlite", [:]),
        "database_direct": (
            "postgres://anna:s3cret@127.0.0.1:5432/shop", "postgres://anna@127.0.0.1:5432/shop",
            ["BOOKABLE_DATABASE": "postgres://127.0.0.1:6432/shop"]
        ),
        "document_types": ("pdf,jpeg", "jpeg,pdf", [:]),
        "max_body_bytes": ("2048", "2048", [:]),
        "database_role": ("replica", "replica", ["BOOKABLE_DATABASE": "postgres://127.0.0.1/shop"]),
        "host": ("0.0.0.0", "0.0.0.0", [:]),
        "body_memory": ("33000000", "33000000", [:]),
        "cors_origins": ("*, https://salon.example:8443", "*, https://salon.example:8443", [:]),
        "body_memory_per_address": ("9000000", "9000000", [:]),
        "job_longest_wait": ("7200", "7200", [:]),
        "client_address_header": ("X-Real-IP", "X-Real-IP", ["BOOKABLE_TRUSTED_PROXIES": "10.0.0.0/8"]),
        "trusted_proxies": ("10.0.0.0/8, ::1", "10.0.0.0/8, ::1", ["BOOKABLE_CLIENT_ADDRESS_HEADER": "X-Real-IP"]),
        "stripe_key": ("sk_test_s3cret", "set", ["BOOKABLE_STRIPE_WEBHOOK_SECRET": "whsec_s3cret"]),
        "stripe_webhook_secret": ("whsec_s3cret", "set", [:]),
        "stripe_url": ("http://127.0.0.1:9/", "http://127.0.0.1:9", [:]),
        "public_url": ("https://book.example/", "https://book.example", [:]),
        "smtp_url": (
            "smtps://anna:s3cret@mail.example:465", "set", ["BOOKABLE_MAIL_FROM": "bookings@salon.example"]
        ),
        "smtp_ca_file": ("ca.pem", "ca.pem", [:]),
        "document_folder": ("/tmp/documents", "/tmp/documents", [:]),
        "backup_path": ("/tmp/backups", "/tmp/backups", [:]),
        "mail_folder": ("mail", "mail", ["BOOKABLE_MAIL_FROM": "bookings@salon.example"]),
        "mail_from": ("bookings@salon.example", "bookings@salon.example", ["BOOKABLE_MAIL_FOLDER": "mail"]),
        "bounce_address": (
            "bounces@salon.example", "bounces@salon.example",
            ["BOOKABLE_SECRETS_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="]
        ),
        "vapid_key": (
            "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw", "set", ["BOOKABLE_PUBLIC_URL": "https://book.example"]
        ),
        "fcm_service_account": (serviceAccount, "set", [:]),
        "fcm_url": ("http://127.0.0.1:9/", "http://127.0.0.1:9", [:]),
        "twilio_account": (
            "AC00000000000000000000000000000000", "AC00000000000000000000000000000000",
            ["BOOKABLE_TWILIO_TOKEN": "s3cret", "BOOKABLE_TWILIO_FROM": "Salon"]
        ),
        "twilio_token": (
            "s3cret", "set",
            ["BOOKABLE_TWILIO_ACCOUNT": "AC00000000000000000000000000000000", "BOOKABLE_TWILIO_FROM": "Salon"]
        ),
        "twilio_from": (
            "Salon, +4930123456", "Salon, +4930123456",
            ["BOOKABLE_TWILIO_ACCOUNT": "AC00000000000000000000000000000000", "BOOKABLE_TWILIO_TOKEN": "s3cret"]
        ),
        "twilio_url": ("http://127.0.0.1:9/", "http://127.0.0.1:9", [:]),
        "smsru_api_id": ("s3cret", "set", [:]),
        "smsru_from": ("Salon", "Salon", [:]),
        "smsru_url": ("http://127.0.0.1:9/", "http://127.0.0.1:9", [:]),
        "secrets_key": ("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "set", [:]),
        "google_client_id": (
            "id.apps.example", "id.apps.example",
            [
                "BOOKABLE_GOOGLE_CLIENT_SECRET": "s3cret", "BOOKABLE_PUBLIC_URL": "https://book.example",
                "BOOKABLE_SECRETS_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            ]
        ),
        "google_client_secret": ("s3cret", "set", [:]),
        "google_authorize_url": ("http://127.0.0.1:9/authorize", "http://127.0.0.1:9/authorize", [:]),
        "google_token_url": ("http://127.0.0.1:9/token", "http://127.0.0.1:9/token", [:]),
        "google_revoke_url": ("http://127.0.0.1:9/revoke", "http://127.0.0.1:9/revoke", [:]),
        "google_api_url": ("http://127.0.0.1:9/api", "http://127.0.0.1:9/api", [:]),
        "microsoft_client_id": (
            "id.apps.example", "id.apps.example",
            [
                "BOOKABLE_MICROSOFT_CLIENT_SECRET": "s3cret", "BOOKABLE_PUBLIC_URL": "https://book.example",
                "BOOKABLE_SECRETS_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            ]
        ),
        "microsoft_client_secret": ("s3cret", "set", [:]),
        "microsoft_authorize_url": ("http://127.0.0.1:9/authorize", "http://127.0.0.1:9/authorize", [:]),
        "microsoft_token_url": ("http://127.0.0.1:9/token", "http://127.0.0.1:9/token", [:]),
        "microsoft_revoke_url": ("http://127.0.0.1:9/revoke", "http://127.0.0.1:9/revoke", [:]),
        "microsoft_api_url": ("http://127.0.0.1:9/api", "http://127.0.0.1:9/api", [:]),
        "payment_return_url": ("https://shop.example/paid?from=stripe", "https://shop.example/paid?from=stripe", [:]),
    ]

    /// What a setting refuses, where that does not follow from its bounds or words.
    private static let refused: [String: [String]] = [
        "database": ["", "mysql://127.0.0.1/shop"],
        "database_direct": ["shop.sqlite", "postgres://127.0.0.1/shop"],
        "database_role": ["replica"],
        "host": [""],
        "body_memory": ["524287"],
        "cors_origins": ["", "salon.example", "https://salon.example/", "https://Salon.example", "null", "none,*"],
        "body_memory_per_address": ["262143"],
        "job_longest_wait": ["4"],
        "client_address_header": ["X Forwarded", "Forwarded", "X-Forwarded-For"],
        "trusted_proxies": ["proxy", "10.0.0.0/40", "10.0.0.1", ""],
        "stripe_key": ["pk_test_s3cret", "sk_test_s3cret", "sk_live_s3cret", ""],
        "stripe_webhook_secret": ["", "whsec_s3cret whsec_s3cret whsec_s3cret"],
        "stripe_url": [
            "http://10.0.0.1", "ftp://api.stripe.com", "api.stripe.com", "", "https://anna:s3cret@api.stripe.com",
        ],
        "demo_member": ["", "nobody"],
        "document_types": ["", "gif", "pdf, jpeg", "PDF"],
        "public_url": ["", "book.example", "http://book.example", "https://book.example/?a=b"],
        "smtp_url": ["", "mail.example", "smtp://anna:s3cret@", "https://mail.example", "smtps://anna@mail.example"],
        "smtp_ca_file": [""],
        "document_folder": ["", "documents"],
        "backup_path": [""],
        "mail_folder": [""],
        "mail_from": ["", "Bookings <bookings@salon.example>", "bookings@salon.example"],
        "bounce_address": [
            "", "bounces", "Bounces <bounces@salon.example>", "\(String(repeating: "b", count: 40))@salon.example",
        ],
        "vapid_key": ["", "s3cret"],
        "fcm_service_account": ["", "s3cret", "{}"],
        "fcm_url": ["http://10.0.0.1", "fcm.googleapis.com", ""],
        "twilio_account": ["", "AC12"],
        "twilio_token": [""],
        "twilio_from": ["", "Salon, Salon, Salon", "A name that is too long", "+4930123456"],
        "twilio_url": ["http://10.0.0.1", "api.twilio.com", ""],
        "smsru_api_id": ["", "s3cret s3cret"],
        "smsru_from": [""],
        "smsru_url": ["http://10.0.0.1", "sms.ru", ""],
        "secrets_key": ["", "s3cret", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="],
        "google_client_id": ["", "id.apps.example"],
        "google_client_secret": [""],
        "google_authorize_url": ["", "accounts.example", "http://accounts.example", "https://accounts.example/?a=b"],
        "google_token_url": ["", "http://10.0.0.1/token"],
        "google_revoke_url": ["", "http://10.0.0.1/revoke"],
        "google_api_url": ["", "http://10.0.0.1/calendar/v3"],
        "microsoft_client_id": ["", "id.apps.example"],
        "microsoft_client_secret": [""],
        "microsoft_authorize_url": [
            "", "accounts.example", "http://accounts.example", "https://accounts.example/?a=b",
        ],
        "microsoft_token_url": ["", "http://10.0.0.1/token"],
        "microsoft_revoke_url": ["", "http://10.0.0.1/revoke"],
        "microsoft_api_url": ["", "http://10.0.0.1/calendar/v3"],
        "payment_return_url": [
            "", "shop.example/paid", "http://shop.example/paid", "javascript:alert(1)",
            "https://anna:s3cret@shop.example",
        ],
    ]

    @Test func keysAreDistinct() {
        let keys = SettingTable.all.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
        #expect(Set(SettingTable.all.map(\.optionKey)).count == SettingTable.all.count)
    }

    /// All in one run of the parser, which checks every option that it has each time.
    @Test func everyOptionIsRead() throws {
        let given = Dictionary(uniqueKeysWithValues: SettingTable.all.map { ($0.optionKey, "text of \($0.key)") })
        let arguments = given.flatMap { [Setting.option($0.key), $0.value] }
        #expect(try ServeOptions.parse(arguments).texts == given)
    }

    @Test(arguments: SettingTable.all)
    func isTakenFromOptionEnvironmentAndFile(setting: Setting) throws {
        let (value, shown, beside) = try sample(of: setting)
        let folder = try TemporaryFolder()
        let secret = try folder.write(value + "\n", to: "secret")
        let document = String(decoding: try JSONEncoder().encode([setting.key: value]), as: UTF8.self)
        let file = try folder.write(document, to: "config.json")
        for made in [secret, file] { try #require(chmod(made.path, 0o600) == 0) }
        let option = [setting.optionKey: setting.fileKey == nil ? value : secret.path]
        let variable = [Setting.variable(setting.key): value]
        let expected = { ["value": shown, "from": $0] }
        #expect(try inForce(option, beside)[setting.key] == expected("option"))
        #expect(try inForce([:], beside.merging(variable) { $1 })[setting.key] == expected("environment"))
        #expect(try inForce([:], beside, file: file.path)[setting.key] == expected("file"))
        if let fileKey = setting.fileKey {
            let byFile = beside.merging([Setting.variable(fileKey): secret.path]) { $1 }
            #expect(try inForce([:], byFile)[setting.key] == expected("environment"))
        }
        let without = try inForce()[setting.key]
        #expect(without?["from"] == "default")
        #expect(without?["value"] != shown)
    }

    /// No two settings change the same field.
    @Test(arguments: SettingTable.all)
    func changesOnlyItself(setting: Setting) throws {
        let (value, _, beside) = try sample(of: setting)
        let before = try inForce()
        let after = try inForce([:], beside.merging([Setting.variable(setting.key): value]) { $1 })
        let changed = SettingTable.all.filter { other in
            // A default may depend on another setting, and says so.
            let isDerived = other.derivation?.contains("`\(setting.key)`") == true
            let isGiven = beside[Setting.variable(other.key)] != nil
            return before[other.key]?["value"] != after[other.key]?["value"] && !isDerived && !isGiven
        }
        #expect(changed.map(\.key) == [setting.key])
    }

    @Test(arguments: SettingTable.all)
    func refusesABadValueByItsNameWithItsBounds(setting: Setting) throws {
        let plain = Self.outOfBounds(setting)
        let special = Self.refused[setting.key] ?? []
        try #require(!plain.isEmpty || !special.isEmpty, "\(setting.key) has no value that it refuses")
        let bounds = [setting.bounds?.lowerBound, setting.bounds?.upperBound].compactMap { $0.map(String.init) }
        for value in plain {
            let message = try refusal(of: value, setting)
            for bound in bounds + setting.words { #expect(message.contains(bound), "\(message)") }
        }
        for value in special { _ = try refusal(of: value, setting) }
        guard setting.fileKey == nil, let bad = plain.first ?? special.last else { return }
        let option = Setting.option(setting.optionKey)
        let message = try message { try inForce([setting.optionKey: bad]) }
        #expect(message.contains(option), "\(message)")
    }

    /// The message for a value from the environment.
    private func refusal(of value: String, _ setting: Setting) throws -> String {
        let variable = Setting.variable(setting.key)
        let message = try message { try inForce([:], [variable: value]) }
        #expect(message.hasPrefix("\(variable) "), "\(message)")
        #expect(!message.contains("s3cret") && !message.hasSuffix(".."), "\(message)")
        return message
    }

    private static func outOfBounds(_ setting: Setting) -> [String] {
        if let bounds = setting.bounds {
            return ["\(bounds.lowerBound - 1)", "\(bounds.upperBound + 1)", "\(bounds.lowerBound).5", "many", ""]
        }
        return setting.words.isEmpty ? [] : ["perhaps", ""]
    }

    @Test(arguments: SettingTable.all.filter { $0.secrecy != .open })
    func noDescriptionTellsASecret(setting: Setting) throws {
        let secret = "postgres://anna:s3cret@127.0.0.1/shop"
        let settings = Settings(
            options: [setting.key: secret],
            environment: [Setting.variable(setting.key): secret],
            file: [setting.key: secret]
        )
        for provider in settings.providers {
            let texts = ["\(provider)", String(reflecting: provider)]
            #expect(!texts.contains { $0.contains("s3cret") }, "\(type(of: provider))")
        }
    }

    @Test func theManualIsGenerated() throws {
        let manual = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/operations.md").standardized
        let text = try String(contentsOf: manual, encoding: .utf8)
        let generated = try Binary.run(["settings", "--format", "markdown"]).output
        #expect(
            text.contains("<!-- settings -->\n\n\(generated)\n<!-- end of settings -->\n"),
            "docs/operations.md is not what `bookable settings` prints; run scripts/update-settings"
        )
    }

    @Test func theHelpNamesEverySetting() throws {
        let help = try Binary.run(["serve", "--help"]).output
        for setting in SettingTable.all {
            // Some have a short form before it.
            #expect(help.contains(" \(Setting.option(setting.optionKey)) <"), "\(setting.key)")
        }
    }

    @Test func misspeltNamesAreRefusedWithTheNearest() throws {
        let option = try Binary.run(["serve", "--max-conections", "5"])
        #expect(option.status == 64)
        #expect(option.errors.contains("Did you mean '--max-connections'?"), "\(option.errors)")
        let folder = try TemporaryFolder()
        let file = try folder.write(#"{"max_conections": 5}"#, to: "config.json").path
        let member = try Binary.run(["serve", "--config", file])
        #expect(member.status == 1)
        #expect(member.errors.contains("max_conections: "), "\(member.errors)")
        #expect(member.errors.contains("Did you mean max_connections?"), "\(member.errors)")
    }

    @Test func aSecretIsGivenOnlyOnce() throws {
        let outcome = try Binary.run(
            ["serve", "--print-config"],
            environment: ["BOOKABLE_STRIPE_KEY": "sk_test_s3cret", "BOOKABLE_STRIPE_KEY_FILE": "/nowhere"]
        )
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains("Only one of BOOKABLE_STRIPE_KEY and BOOKABLE_STRIPE_KEY_FILE may be set."),
            "\(outcome.errors)"
        )
    }

    @Test func aFileThatOthersMayReadHoldsNoSecret() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(#"{"stripe_webhook_secret": "whsec_s3cret"}"#, to: "config.json")
        try #require(chmod(file.path, 0o644) == 0)
        let outcome = try Binary.run(["serve", "--print-config", "--config", file.path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("holds stripe_webhook_secret, and its mode is 644"), "\(outcome.errors)")
    }

    private func sample(of setting: Setting) throws -> (value: String, shown: String, beside: [String: String]) {
        if let sample = Self.samples[setting.key] { return sample }
        if let bounds = setting.bounds {
            let other = bounds.lowerBound + (setting.defaultText == "\(bounds.lowerBound)" ? 1 : 0)
            return ("\(other)", "\(other)", [:])
        }
        let word = try #require(setting.words.first { $0 != setting.defaultText }, "\(setting.key) has no sample")
        return (word, word, [:])
    }

    private func inForce(
        _ options: [String: String] = [:],
        _ environment: [String: String] = [:],
        file: String? = nil
    ) throws -> Document {
        let settings = Settings(
            options: options,
            environment: environment,
            file: try file.map { try SettingsFile.read(InputFile(argument: $0)).texts } ?? [:]
        )
        return try ServeConfiguration(settings).document(settings)
    }

    /// What `body` is refused with.
    private func message(_ body: () throws -> Document) throws -> String {
        let error = try #require(throws: (any Error).self) { _ = try body() }
        return (error as? CommandFailure)?.description ?? ServeOptions.message(for: error)
    }
}
