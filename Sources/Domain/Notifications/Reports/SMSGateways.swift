package import Sending
package import ShortMessages
package import SMSRu
package import Twilio

/// The services that short messages go out by, of which there is at least one.
package struct SMSGateways: SMSSender {
    private let twilio: TwilioClient?
    private let smsRu: SMSRuClient?

    /// `nil` if there is none.
    package init?(twilio: TwilioClient?, smsRu: SMSRuClient?) {
        guard twilio != nil || smsRu != nil else { return nil }
        self.twilio = twilio
        self.smsRu = smsRu
    }

    /// Hands a message to SMS.ru if it is for a number of its country code, and to Twilio otherwise, where there are both.
    package func send(_ message: ShortMessage) async -> SendOutcome {
        if let smsRu, twilio == nil || message.recipient.text.hasPrefix("+7") { return await smsRu.send(message) }
        if let twilio { return await twilio.send(message) }
        preconditionFailure("There is a gateway.")
    }

    /// What became of messages, by their names at the services; those that cannot be asked for now are left out.
    package func reports(of ids: [String]) async -> [SMSReport] {
        var reports: [SMSReport] = []
        if let twilio {
            for id in ids where Self.isTwilios(id) {
                if case .success(let report) = await twilio.report(of: id) { reports.append(report) }
            }
        }
        let others = ids.filter { !Self.isTwilios($0) }
        if let smsRu, !others.isEmpty, case .success(let found) = await smsRu.reports(of: others) { reports += found }
        return reports
    }

    // Twilio's ids begin with SM, or with MM for messages with media.
    private static func isTwilios(_ id: String) -> Bool { id.hasPrefix("SM") || id.hasPrefix("MM") }
}
