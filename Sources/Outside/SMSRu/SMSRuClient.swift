import FoundationEssentials
package import HTTPTransport
package import Sending
package import ShortMessages

/// Sends short messages by SMS.ru.
///
/// SMS.ru answers 200 to nearly everything: what counts is the number in the body, of the request and of each message.
package struct SMSRuClient: SMSSender {
    private let settings: SMSRuSettings
    private let http: HTTPClient

    package init(_ settings: SMSRuSettings, over http: HTTPClient) {
        self.settings = settings
        self.http = http
    }

    /// Hands a message over; SMS.ru delivers it within its validity, from a minute to a day, or not at all.
    package func send(_ message: ShortMessage) async -> SendOutcome {
        let minutes = min(max(message.validity.components.seconds / 60, 1), 1440)
        var fields = [("to", message.recipient.digits), ("msg", message.text.text), ("ttl", "\(minutes)")]
        if let sender = settings.sender { fields.append(("from", sender)) }
        if settings.isTest { fields.append(("test", "1")) }
        let answer: SMSRuAnswer
        do throws(HTTPError) {
            let response = try await http.send(request("sms/send", fields))
            guard let readable = Self.read(response) else { return .unknown(Self.failure(response)) }
            answer = readable
        } catch {
            return SendOutcome(error, from: "SMS.ru")
        }
        guard answer.code == 100 else { return SMSRuCode.outcome(answer.code) }
        // SMS.ru writes the number in its own way; one was asked for.
        guard let taken = answer.messages[message.recipient.digits] ?? answer.messages.values.first else {
            return .unknown(SendFailure(code: nil, "SMS.ru's answer does not name the message."))
        }
        return taken.code == 100
            ? .sent(SendReceipt(id: taken.id, cost: taken.cost)) : SMSRuCode.outcome(taken.code)
    }

    /// Asks what became of messages, by their ids; those that SMS.ru does not know are `accepted`.
    ///
    /// A failure says nothing about the messages, and the question may be put again.
    ///
    /// - Precondition: there are 1 to 100 ids.
    package func reports(of ids: [String]) async -> Result<[SMSReport], SendFailure> {
        precondition((1...100).contains(ids.count), "SMS.ru is asked after 1 to 100 messages")
        do throws(HTTPError) {
            let response = try await http.send(request("sms/status", [("sms_id", ids.joined(separator: ","))]))
            guard let answer = Self.read(response) else { return .failure(Self.failure(response)) }
            guard answer.code == 100 else { return .failure(SMSRuCode.failure(answer.code)) }
            return .success(
                ids.compactMap { id in
                    answer.messages[id].map { SMSRuCode.report(id: id, code: $0.code, cost: $0.cost) }
                }
            )
        } catch {
            return .failure(SendFailure(error, from: "SMS.ru"))
        }
    }

    private func request(_ method: String, _ fields: [(String, String)]) -> HTTPRequest {
        let all = [("api_id", settings.apiID), ("json", "1")] + fields
        let form = all.map { "\($0)=\(PercentCoding.encode($1))" }.joined(separator: "&")
        let headers: HTTPHeaders = ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"]
        var request = HTTPRequest(.post, "\(settings.baseURL)/\(method)", headers: headers, body: Array(form.utf8))
        request.timeout = settings.timeout
        return request
    }

    /// `nil` if the body is something else, such as the page of an outage.
    private static func read(_ response: HTTPResponse) -> SMSRuAnswer? {
        do {
            return try JSONDecoder().decode(SMSRuAnswer.self, from: Data(response.body))
        } catch {
            return nil
        }
    }

    private static func failure(_ response: HTTPResponse) -> SendFailure {
        SendFailure(code: nil, "SMS.ru's answer \(response.status) is not readable.")
    }
}
