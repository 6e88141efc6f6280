import FoundationEssentials
package import HTTPTransport

/// Calls Stripe for one account.
///
/// A call is repeated by itself a few times where `RetryRule` says so, with the same idempotency key. An error says by
/// its `outcome` what to do next.
package struct StripeClient: Sendable {
    private let settings: StripeSettings
    private let http: HTTPClient
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double

    /// A client for the account of the settings.
    ///
    /// The waits between tries are measured on `clock`; `random` gives a number from 0 to 1 for each, so that clients do
    /// not come back all at once.
    package init(
        _ settings: StripeSettings,
        over http: HTTPClient,
        clock: any Clock<Duration>,
        random: @escaping @Sendable () -> Double
    ) {
        self.settings = settings
        self.http = http
        self.clock = clock
        self.random = random
    }

    /// Whether the key moves real money; objects and events of the other mode are not ours.
    package var isLive: Bool { settings.secretKey.isLive }

    /// Whether parameters are left out that simple stand-ins of Stripe refuse, such as where money goes to.
    package var plainParameters: Bool { settings.plainParameters }

    func get<Answer: Decodable>(_ path: String, _ form: Form) async throws(StripeError) -> Answer {
        let query = form.encoded
        let url = settings.baseURL + path + (query.isEmpty ? "" : "?" + query)
        return try decode(await answer(to: HTTPRequest(.get, url, headers: headers)))
    }

    func post<Answer: Decodable>(
        _ path: String,
        _ form: Form,
        _ key: IdempotencyKey
    ) async throws(StripeError) -> Answer {
        var headers = headers
        headers.append("Content-Type", "application/x-www-form-urlencoded")
        headers.append("Idempotency-Key", key.text)
        var request = HTTPRequest(.post, settings.baseURL + path, headers: headers, body: Array(form.encoded.utf8))
        request.isRepeatable = true
        return try decode(await answer(to: request))
    }

    /// The parameter that has Stripe send an object in place of its id.
    func expanding(_ field: String) -> Form {
        var form = Form()
        if !plainParameters { form.add("expand", [field]) }
        return form
    }

    private var headers: HTTPHeaders {
        ["Authorization": "Bearer " + settings.secretKey.text, "Stripe-Version": StripeVersion.pinned]
    }

    private func answer(to request: HTTPRequest) async throws(StripeError) -> HTTPResponse {
        var tries = RetryState(settings.retries)
        // Once a try may have acted, a later one that could not be sent does not undo that.
        var mayHaveActed = false
        while true {
            let reply = await reply(to: request)
            mayHaveActed = mayHaveActed || reply.mayHaveActed
            if case .answered(let response) = reply, (200..<300).contains(response.status) { return response }
            switch tries.next(after: reply, random: random()) {
            case .wait(let duration):
                do {
                    try await clock.sleep(for: duration)
                } catch {
                    throw StripeError(reply, request.method, mayHaveActed: mayHaveActed)
                }
            case .giveUp:
                throw StripeError(reply, request.method, mayHaveActed: mayHaveActed)
            }
        }
    }

    private func reply(to request: HTTPRequest) async -> Reply {
        do throws(HTTPError) {
            return .answered(try await http.send(request))
        } catch {
            return .failed(error)
        }
    }

    private func decode<Answer: Decodable>(_ response: HTTPResponse) throws(StripeError) -> Answer {
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(response.body))
        } catch {
            throw StripeError(unreadable: response, as: Answer.self)
        }
    }
}
