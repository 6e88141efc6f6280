import Foundation
import HTTPTransport
import Testing

@testable import Sending

/// How long services ask to wait.
struct RetryAfterTests {
    @Test(arguments: [
        ("0", 0), ("7", 7), ("86400", 86_400), ("4000000000", 86_400), ("99999999999", nil), ("-1", nil), ("1.5", nil),
        ("", nil), ("soon", nil),
        ("Sun, 29 Nov 2026 09:00:30 GMT", 30), ("Sun, 29 Nov 2026 08:00:00 GMT", 0),
        ("Tue, 29 Dec 2026 09:00:00 GMT", 86_400), ("Sun, 29 Nov 2026 09:00:30 CET", nil),
        ("Sun, 29 Nov 2026 9:00:30 GMT", nil), ("Sun, 32 Nov 2026 09:00:30 GMT", nil),
        ("Sun, 29 Nov 1926 09:00:30 GMT", nil),
    ])
    func theWaitIsInSecondsOrUntilADate(_ text: String, _ seconds: Int?) {
        let headers: HTTPHeaders = ["Date": "Sun, 29 Nov 2026 09:00:00 GMT", "Retry-After": text]
        let response = HTTPResponse(status: 429, headers: headers, body: [])
        #expect(response.retryAfter == seconds.map { .seconds($0) })
    }

    @Test func aDateWithoutTheAnswersOwnSaysNothing() {
        let headers: HTTPHeaders = ["Retry-After": "Sun, 29 Nov 2026 09:00:30 GMT"]
        #expect(HTTPResponse(status: 429, headers: headers, body: []).retryAfter == nil)
    }

    /// Foundation writes one of each third day, through two ends of centuries.
    @Test func datesAreReadAsFoundationWritesThem() {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "GMT")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        for seconds in stride(from: 0, to: 4_200_000_000, by: 259_199) {
            let text = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            guard HTTPDate(text)?.seconds != seconds else { continue }
            Issue.record("\(text) is read as \(HTTPDate(text).map { "\($0.seconds)" } ?? "nothing")")
            return
        }
    }
}
