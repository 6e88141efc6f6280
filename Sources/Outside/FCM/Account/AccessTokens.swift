import FoundationEssentials
import HTTPTransport
import Sending

/// Access tokens of a service account: one is kept until shortly before it expires, and asked for once at a time.
actor AccessTokens {
    typealias Answer = Result<String, AccessRefusal>

    private let settings: FCMSettings
    private let http: HTTPClient
    private var current: (text: String, expiry: Int)?
    private var isAsking = false
    private var waiters: [CheckedContinuation<Answer, Never>] = []

    init(_ settings: FCMSettings, over http: HTTPClient) {
        self.settings = settings
        self.http = http
    }

    /// A token that is valid for some minutes at least; what fails, fails for all who wait for it.
    func token() async -> Answer {
        if let current, current.expiry - settings.now() > Self.reserve { return .success(current.text) }
        if isAsking { return await withCheckedContinuation { waiters.append($0) } }
        isAsking = true
        let answer = await ask()
        isAsking = false
        for waiter in waiters { waiter.resume(returning: answer) }
        waiters = []
        return answer
    }

    /// Forgets a token that was not accepted, unless another one has come since.
    func drop(_ text: String) {
        if current?.text == text { current = nil }
    }

    /// Seconds before its end in which a token is not used any more.
    private static let reserve = 300

    private func ask() async -> Answer {
        let now = settings.now()
        let response: HTTPResponse
        do {
            response = try await http.send(try makeRequest(at: now))
        } catch let error as HTTPError {
            return .failure(AccessRefusal(error))
        } catch {
            return .failure(AccessRefusal(.refused(.account, SendFailure(code: nil, "The key does not sign."))))
        }
        guard response.status == 200 else { return .failure(AccessRefusal(response)) }
        guard let grant = Self.read(response), grant.isUsable else {
            let failure = SendFailure(code: nil, "The answer of Google's token server is not readable.")
            return .failure(AccessRefusal(.retry(after: nil, failure)))
        }
        current = (grant.text, now + grant.lifetime)
        return .success(grant.text)
    }

    private func makeRequest(at now: Int) throws -> HTTPRequest {
        let assertion = try settings.account.assertion(at: now)
        let grant = PercentCoding.encode("urn:ietf:params:oauth:grant-type:jwt-bearer")
        var request = HTTPRequest(
            .post,
            settings.account.tokenURL,
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array("grant_type=\(grant)&assertion=\(assertion)".utf8)
        )
        request.timeout = settings.timeout
        request.isRepeatable = true
        return request
    }

    private static func read(_ response: HTTPResponse) -> Grant? {
        do {
            return try JSONDecoder().decode(Grant.self, from: Data(response.body))
        } catch {
            return nil
        }
    }

    private struct Grant: Decodable {
        let text: String
        let lifetime: Int

        /// Whether it fits into a header, and lasts between no time and a day.
        var isUsable: Bool {
            !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && (0...86_400).contains(lifetime)
        }

        enum CodingKeys: String, CodingKey {
            case text = "access_token"
            case lifetime = "expires_in"
        }
    }
}
