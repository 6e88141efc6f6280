import Sending
package import ShortMessages

/// What Twilio's words and numbers mean.
package enum TwilioStatus {
    /// The report of a status callback's parameters, once their signature was found right; `nil` if they are of
    /// something else.
    package static func report(_ parameters: [(name: String, value: String)]) -> SMSReport? {
        func value(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
        guard let id = value("MessageSid"), let status = value("MessageStatus"), isMessage(id) else { return nil }
        return report(id: id, status: status, code: value("ErrorCode").flatMap { Int($0) })
    }

    static func report(id: String, status: String, code: Int?, cost: SendCost? = nil) -> SMSReport {
        let state: SMSState =
            switch status {
            case "sent": .sent
            case "delivered", "read": .delivered
            case "failed", "undelivered", "canceled": .failed
            default: .accepted
            }
        guard state == .failed else { return SMSReport(id: id, state: state, cost: cost) }
        let error = code.map { ", error \($0)" } ?? ""
        let failure = SendFailure(code: code.map { "\($0)" } ?? status, "Twilio reports \(status)\(error).")
        return SMSReport(id: id, state: state, outcome: outcome(code ?? 0, failure), cost: cost)
    }

    static func isMessage(_ id: String) -> Bool {
        TwilioSettings.isID(id, "SM") || TwilioSettings.isID(id, "MM")
    }

    /// Of an error's number; one that is not known here is a refusal.
    static func outcome(_ code: Int, _ failure: SendFailure) -> SendOutcome {
        switch code {
        case 20003, 20005, 21212, 21603, 21606, 21608, 21659, 21660, 30002, 30032, 30034: .refused(.account, failure)
        case 20429, 14107, 63038, 30001, 30003, 30008: .retry(after: nil, failure)
        case 21211, 21217, 21214, 21614, 30005, 30006: .gone(failure)
        case 21610, 30004: .refused(.optedOut, failure)
        case 20404, 21602, 21604, 21617, 21609: .refused(.request, failure)
        default: .refused(.message, failure)
        }
    }
}
