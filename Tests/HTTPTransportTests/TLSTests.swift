import HTTPTransport
import Testing

@Suite struct TLSTests {
    private let authority: TestAuthority
    private let server: TestServer

    init() throws {
        authority = try TestAuthority()
        server = try TestServer(authority)
    }

    @Test func `a certificate of a given authority is trusted`() async throws {
        let client = try HTTPClient(certificateFile: authority.certificate)
        let answer = try await client.send(HTTPRequest(.get, "https://localhost:\(server.port)/echo"))
        #expect(answer.status == 200)
    }

    @Test func `a certificate of an unknown authority is not`() async throws {
        let client = try HTTPClient()
        try await expectRefusal(client, "https://localhost:\(server.port)/echo")
    }

    @Test func `a certificate of another name is not`() async throws {
        let client = try HTTPClient(certificateFile: authority.certificate)
        try await expectRefusal(client, "https://127.0.0.1:\(server.port)/echo")
    }

    @Test func `redirects are followed where asked for, as many as asked for, and to https only`() async throws {
        let client = try HTTPClient(certificateFile: authority.certificate)
        let base = "https://localhost:\(server.port)"
        var request = HTTPRequest(.get, base + "/redirect/|echo")
        request.maximumRedirects = 1
        #expect(try await client.send(request).status == 200)
        request.url = base + "/redirect/|redirect||echo"
        await #expect(throws: HTTPError.self) { try await client.send(request) }
        request.url = base + "/redirect/http:||localhost:\(server.port)|echo"
        await #expect(throws: HTTPError.self) { try await client.send(request) }
    }

    private func expectRefusal(_ client: HTTPClient, _ url: String) async throws {
        do throws(HTTPError) {
            _ = try await client.send(HTTPRequest(.post, url, headers: ["Authorization": "Bearer hidden"]))
            Issue.record("\(url) was trusted")
        } catch {
            #expect(error.code == .tls && error.delivery == .nothingSent)
        }
    }
}
