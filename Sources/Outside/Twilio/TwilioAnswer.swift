import FoundationEssentials
import HTTPTransport
import Sending
import ShortMessages

/// What an answer of Twilio's says of a message.
enum TwilioAnswer {
    static func outcome(_ response: HTTPResponse) -> SendOutcome {
        guard (200..<300).contains(response.status) else { return refusal(response) }
        guard let message = read(Message.self, response) else {
            return .unknown(SendFailure(code: nil, "Twilio's answer \(response.status) is not readable."))
        }
        let report = message.report
        return report.outcome ?? .sent(SendReceipt(id: report.id, cost: report.cost))
    }

    static func report(_ response: HTTPResponse) -> Result<SMSReport, SendFailure> {
        guard (200..<300).contains(response.status), let message = read(Message.self, response) else {
            return .failure(failure(response, code: read(Refusal.self, response)?.code))
        }
        return .success(message.report)
    }

    private static func refusal(_ response: HTTPResponse) -> SendOutcome {
        let code = read(Refusal.self, response)?.code
        let failure = failure(response, code: code)
        return switch (response.status, code) {
        case (429, _): .retry(after: response.retryAfter, failure)
        // An internal error may come after the message was taken; so may a proxy's answer, which has no code.
        case (500..., 20500), (500..., nil): .unknown(failure)
        case (500..., _): .retry(after: response.retryAfter, failure)
        case (401, _): .refused(.account, failure)
        case (_, let code?): TwilioStatus.outcome(code, failure)
        case (_, nil): .refused(.request, failure)
        }
    }

    private static func failure(_ response: HTTPResponse, code: Int?) -> SendFailure {
        let error = code.map { ", error \($0)" } ?? ""
        return SendFailure(code: code.map { "\($0)" }, "Twilio answered \(response.status)\(error).")
    }

    /// `nil` if the body is something else, such as a page of a proxy.
    private static func read<Body: Decodable>(_ type: Body.Type, _ response: HTTPResponse) -> Body? {
        do {
            return try JSONDecoder().decode(type, from: Data(response.body))
        } catch {
            return nil
        }
    }

    private struct Message: Decodable {
        let sid: String
        let status: String
        let errorCode: Int?
        let price: String?
        let currency: String?

        enum CodingKeys: String, CodingKey {
            case sid
            case status
            case errorCode = "error_code"
            case price
            case currency = "price_unit"
        }

        var report: SMSReport {
            let cost = price.flatMap { price in currency.flatMap { SendCost(price, currency: $0.uppercased()) } }
            return TwilioStatus.report(id: sid, status: status, code: errorCode, cost: cost)
        }
    }

    /// The body of an answer that is not a success.
    private struct Refusal: Decodable {
        let code: Int
    }
}
