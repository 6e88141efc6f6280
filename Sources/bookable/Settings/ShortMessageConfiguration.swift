import HTTPTransport
import Notifications
import SMSRu
import ShortMessages
import Twilio

/// How short messages are sent.
struct ShortMessageConfiguration: Sendable {
    var twilioAccount: String?
    var twilioToken: String?

    /// As whom messages go out, and as whom instead where names are not taken.
    var twilioSenders: String?
    var twilioURL = "https://api.twilio.com"

    var smsRuID: String?
    var smsRuSender: String?
    var smsRuURL = "https://sms.ru"

    /// The most segments for one provider on a day.
    var dailyBudget = 200

    /// What short messages go out by.
    struct Opened {
        let gateways: SMSGateways

        /// What services report is checked with; `nil` if the server does not know how it is reached.
        let callbacks: SMSCallbacks?
        fileprivate let http: HTTPClient

        /// Waits for the messages that are on their way.
        func close() async { await http.close() }
    }

    /// Whether a service is set.
    var isSet: Bool { twilioAccount != nil || smsRuID != nil }

    /// `nil` if no service is set.
    func open(publicURL: String?) throws -> Opened? {
        let twilio = twilioSettings(publicURL: publicURL)
        let smsRu = smsRuSettings
        guard twilio != nil || smsRu != nil else { return nil }
        let http = try HTTPClient()
        let gateways = SMSGateways(
            twilio: twilio.map { TwilioClient($0, over: http) },
            smsRu: smsRu.map { SMSRuClient($0, over: http) }
        )
        guard let gateways else { return nil }
        let callbacks = publicURL.map { url in
            SMSCallbacks(
                twilio: twilio.map { TwilioSignature($0) },
                smsRu: smsRu.map { SMSRuCallback($0) },
                publicURL: url
            )
        }
        return Opened(gateways: gateways, callbacks: callbacks, http: http)
    }

    private func twilioSettings(publicURL: String?) -> TwilioSettings? {
        guard let twilioAccount, let twilioToken, let sender = Self.senders(twilioSenders)?.first,
            var settings = TwilioSettings(account: twilioAccount, token: twilioToken, sender: sender)
        else { return nil }
        settings.baseURL = twilioURL
        settings.substitute = Self.senders(twilioSenders)?.dropFirst().first
        settings.callbackURL = publicURL.map { "\($0)/v1/webhooks/twilio" }
        return settings
    }

    private var smsRuSettings: SMSRuSettings? {
        guard let smsRuID, var settings = SMSRuSettings(apiID: smsRuID) else { return nil }
        settings.baseURL = smsRuURL
        settings.sender = smsRuSender
        return settings
    }

    /// One sender, or two between a comma; `nil` for anything else.
    static func senders(_ text: String?) -> [TwilioSender]? {
        guard let parts = text?.split(separator: ",", omittingEmptySubsequences: false), (1...2).contains(parts.count)
        else { return nil }
        let senders = parts.compactMap { part in
            TwilioSender(String(part).trimmed)
        }
        return senders.count == parts.count ? senders : nil
    }

    /// What does not go together; `nil` if everything does.
    var fault: String? {
        let twilio = [twilioAccount, twilioToken, twilioSenders]
        guard twilio.contains(where: { $0 != nil }) else { return nil }
        guard twilioAccount != nil else { return "needs twilio_account" }
        guard twilioToken != nil else { return "needs twilio_token" }
        return twilioSenders == nil ? "must be set where Twilio sends messages" : nil
    }
}

extension String {
    /// Without spaces at its ends.
    fileprivate var trimmed: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
