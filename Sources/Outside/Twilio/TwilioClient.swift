import FoundationEssentials
package import HTTPTransport
package import Sending
package import ShortMessages

/// Sends short messages by Twilio.
///
/// It repeats nothing by itself: Twilio knows no key that makes a second call harmless. A message whose answer was lost
/// is still reported to the callback, which names it by our id.
package struct TwilioClient: SMSSender {
    private let settings: TwilioSettings
    private let http: HTTPClient

    package init(_ settings: TwilioSettings, over http: HTTPClient) {
        self.settings = settings
        self.http = http
    }

    /// Hands a message over; Twilio delivers it within its validity, at most ten hours, or not at all.
    package func send(_ message: ShortMessage) async -> SendOutcome {
        guard case .name = settings.sender, let substitute = settings.substitute else {
            return await send(message, as: settings.sender)
        }
        // The numbers of North America take no messages from names.
        if message.recipient.text.hasPrefix("+1") { return await send(message, as: substitute) }
        let outcome = await send(message, as: settings.sender)
        guard case .refused(_, let failure) = outcome, failure.code.map(Self.codesOfSenders.contains) == true else {
            return outcome
        }
        return await send(message, as: substitute)
    }

    /// The sender does not send to this recipient.
    private static let codesOfSenders: Set = ["21606", "21612", "21660"]

    private func send(_ message: ShortMessage, as sender: TwilioSender) async -> SendOutcome {
        let validity = min(max(message.validity.components.seconds, 1), 36_000)
        var fields = [("To", message.recipient.text), ("Body", message.text.text), ("ValidityPeriod", "\(validity)")]
        switch sender {
        case .number(let number): fields.append(("From", number.text))
        case .name(let name): fields.append(("From", name))
        case .service(let id): fields.append(("MessagingServiceSid", id))
        }
        if let url = settings.callbackURL(for: message.id) { fields.append(("StatusCallback", url)) }
        let form = fields.map { "\($0)=\(PercentCoding.encode($1))" }.joined(separator: "&")
        var headers = headers
        headers.append("Content-Type", "application/x-www-form-urlencoded")
        var request = HTTPRequest(.post, messages + ".json", headers: headers, body: Array(form.utf8))
        request.timeout = settings.timeout
        do throws(HTTPError) {
            return TwilioAnswer.outcome(try await http.send(request))
        } catch {
            return SendOutcome(error, from: "Twilio")
        }
    }

    /// Asks what became of a message, for when no report came.
    ///
    /// A failure says nothing about the message, and the question may be put again.
    package func report(of id: String) async -> Result<SMSReport, SendFailure> {
        guard TwilioStatus.isMessage(id) else {
            return .failure(SendFailure(code: nil, "The id of a message is not one of Twilio's."))
        }
        var request = HTTPRequest(.get, "\(messages)/\(id).json", headers: headers)
        request.timeout = settings.timeout
        do throws(HTTPError) {
            return TwilioAnswer.report(try await http.send(request))
        } catch {
            return .failure(SendFailure(error, from: "Twilio"))
        }
    }

    private var messages: String { "\(settings.baseURL)/2010-04-01/Accounts/\(settings.account)/Messages" }

    private var headers: HTTPHeaders {
        let login = Data("\(settings.account):\(settings.token)".utf8).base64EncodedString()
        return ["Authorization": "Basic \(login)", "Accept": "application/json"]
    }
}
