import Testing

@testable import HTTPTransport

/// What libcurl answers to calls that drive transfers.
struct CurlMultiTests {
    @Test func aCallThatLibcurlRefusesIsAnErrorThatSaysSo() throws {
        let multi = try CurlMulti(idleConnections: 1)
        // There is no time below zero to wait.
        let error = try #require(throws: HTTPError.self) { try multi.wait(milliseconds: -1) }
        #expect(error.code == .other)
        #expect(error.delivery == .outcomeUnknown)
        #expect(error.message.contains("libcurl failed: "), "\(error.message)")
    }

    @Test func aCallThatLibcurlTakesIsNone() throws {
        let multi = try CurlMulti(idleConnections: 1)
        #expect(try multi.perform().isEmpty)
        multi.wake()
        try multi.wait(milliseconds: 60_000)
    }
}
