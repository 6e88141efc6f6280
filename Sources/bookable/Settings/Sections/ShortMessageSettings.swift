import SMSRu
import Twilio

/// How short messages are sent.
enum ShortMessageSettings: SettingSection {
    static let title = "Short messages"

    static let settings = [
        Setting(
            "twilio_account",
            \.messages.sms.twilioAccount,
            account.optional,
            "The Twilio account that sends short messages; without it, Twilio sends none."
        ),
        Setting(
            "twilio_token",
            \.messages.sms.twilioToken,
            SettingForm<String>.text("token", "the account's primary token").optional,
            "The primary token of the Twilio account."
        )
        .secrecy(.secret),
        Setting(
            "twilio_from",
            \.messages.sms.twilioSenders,
            senders.optional,
            "As whom Twilio sends: a number, a messaging service or a name."
        )
        .details("Behind a name and a comma, a number for countries that know no names: `Salon, +4930123456`.")
        .checked { $0.messages.sms.fault },
        Setting("twilio_url", \.messages.sms.twilioURL, .serviceURL, "The address of Twilio's API."),
        Setting(
            "smsru_api_id",
            \.messages.sms.smsRuID,
            apiID.optional,
            "The id by which SMS.ru knows the account; without it, SMS.ru sends no short messages."
        )
        .secrecy(.secret)
        .details("With Twilio set as well, SMS.ru sends to numbers that begin with +7."),
        Setting(
            "smsru_from",
            \.messages.sms.smsRuSender,
            SettingForm<String>.text("name", "a name that SMS.ru has approved").optional,
            "As whom SMS.ru sends; without it, as the account's own name."
        ),
        Setting("smsru_url", \.messages.sms.smsRuURL, .serviceURL, "The address of SMS.ru's API."),
        Setting(
            "sms_daily_budget",
            \.messages.sms.dailyBudget,
            .count(0...1_000_000),
            "The most segments of short messages that are sent for one provider on a day of UTC."
        ),
    ]

    private static let account = SettingForm<String>(
        "account",
        "AC and 32 hexadecimal digits",
        convert: { text in
            TwilioSender("+4930123456").flatMap { TwilioSettings(account: text, token: "token", sender: $0) }.map { _ in
                text
            }
        },
        write: { $0 }
    )

    private static let senders = SettingForm<String>(
        "sender",
        "a number such as +4930123456, a messaging service (MG…) or a name of at most 11 letters and digits",
        convert: { ShortMessageConfiguration.senders($0) == nil ? nil : $0 },
        write: { $0 }
    )

    private static let apiID = SettingForm<String>(
        "id",
        "the api_id of the account",
        convert: { SMSRuSettings(apiID: $0) == nil ? nil : $0 },
        write: { $0 }
    )
}
