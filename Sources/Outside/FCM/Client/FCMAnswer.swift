import FoundationEssentials
import HTTPTransport
import Sending

/// What came of one request to FCM.
enum FCMAnswer {
    case outcome(SendOutcome)
    case refusal(FCMRefusal)

    init(_ response: HTTPResponse) {
        guard response.status == 200 else {
            self = .refusal(FCMRefusal(response))
            return
        }
        do {
            let taken = try JSONDecoder().decode(Taken.self, from: Data(response.body))
            self = .outcome(.sent(SendReceipt(id: taken.name)))
        } catch {
            self = .outcome(.unknown(SendFailure(code: nil, "FCM's answer 200 is not readable.")))
        }
    }

    var outcome: SendOutcome {
        switch self {
        case .outcome(let outcome): outcome
        case .refusal(let refusal): refusal.outcome
        }
    }

    private struct Taken: Decodable {
        let name: String
    }
}
