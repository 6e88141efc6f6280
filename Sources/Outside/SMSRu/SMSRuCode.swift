import Sending
import ShortMessages

/// What SMS.ru's numbers mean: one space for requests, states and callbacks.
enum SMSRuCode {
    static func report(id: String, code: Int, cost: SendCost? = nil) -> SMSReport {
        let state: SMSState =
            switch code {
            case 100: .accepted
            case 101, 102: .sent
            case 103, 110: .delivered
            // -1 is a message that is not known, or not yet.
            case -1: .accepted
            default: .failed
            }
        return SMSReport(id: id, state: state, outcome: state == .failed ? outcome(code) : nil, cost: cost)
    }

    /// Of what is not a success.
    static func outcome(_ code: Int) -> SendOutcome {
        let failure = failure(code)
        return switch code {
        case 150, 202, 207: .gone(failure)
        case 209: .refused(.optedOut, failure)
        case 200, 201, 204, 300...305: .refused(.account, failure)
        case 203, 205, 208, 210...213, 901, 902: .refused(.request, failure)
        case 206, 220: .retry(after: nil, failure)
        // The same text to the same number within a minute: an earlier one may have been taken.
        case 231, 500: .unknown(failure)
        default: .refused(.message, failure)
        }
    }

    static func failure(_ code: Int) -> SendFailure {
        SendFailure(code: "\(code)", "SMS.ru answered \(code).")
    }
}
