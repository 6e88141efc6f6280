import Glibc
import HTTPTransport
import Testing

/// That clients for URLs that others type reach nothing but the public internet.
@Suite struct AddressPolicyTests {
    @Test func `nothing of this machine is connected to, however it is written`() async throws {
        let (authority, server) = try serve()
        let client = try HTTPClient(certificateFile: authority.certificate, addresses: .publicOnly)
        let hosts = [
            "localhost", "LOCALHOST", "127.0.0.1", "127.1", "127.8.8.8", "2130706433", "0x7f000001",
            "0177.0.0.1",
            "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0", "[::]",
        ]
        for host in hosts {
            let error = await failure(
                client,
                HTTPRequest(.post, "https://\(host):\(server.port)/echo", body: [1])
            )
            #expect(
                error?.code == .forbiddenAddress && error?.delivery == .nothingSent,
                "\(host): \(error.map { "\($0)" } ?? "sent")"
            )
        }
        let observer = try HTTPClient(certificateFile: authority.certificate)
        let answer = try await observer.send(
            HTTPRequest(.get, "https://localhost:\(server.port)/count/echo")
        )
        #expect(answer.body == Array("1 0".utf8), "the only connection is the observer's")
    }

    /// No packet goes to these: the time is far below that of a connection that nobody answers.
    @Test(arguments: [
        "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "192.0.0.1",
        "198.18.0.1",
        "224.0.0.1", "255.255.255.255", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]",
        "[::ffff:10.0.0.1]", "[64:ff9b::10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:a00:1::]",
        "[2001:0:a00:1::]",
        "[::10.0.0.1]", "[2001:db8::1]",
    ])
    func `nothing of a private network is connected to`(host: String) async throws {
        for addresses in [AddressPolicy.publicOnly, .publicAndLoopback] {
            let client = try HTTPClient(addresses: addresses)
            let start = ContinuousClock.now
            let error = await failure(client, HTTPRequest(.get, "https://\(host)/"))
            #expect(
                error?.code == .forbiddenAddress && error?.delivery == .nothingSent,
                "\(error.map { "\($0)" } ?? "sent")"
            )
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test func `loopback can be allowed`() async throws {
        let (authority, server) = try serve()
        let client = try HTTPClient(
            certificateFile: authority.certificate,
            addresses: .publicAndLoopback
        )
        #expect(
            try await client.send(HTTPRequest(.get, "https://localhost:\(server.port)/echo")).status
                == 200
        )
    }

    @Test func `a redirect is not a way around`() async throws {
        let (authority, server) = try serve()
        let client = try HTTPClient(
            certificateFile: authority.certificate,
            addresses: .publicAndLoopback
        )
        var request = HTTPRequest(.get, "https://localhost:\(server.port)/redirect/https:||10.0.0.1|")
        #expect(
            try await client.send(request).status == 302,
            "it is an answer unless it is to be followed"
        )
        request.maximumRedirects = 3
        #expect(await failure(client, request)?.code == .forbiddenAddress)
    }

    /// In a process of its own, whose environment names a proxy.
    @Test func `a proxy is not a way around`() async {
        await #expect(processExitsWith: .success) {
            setenv("https_proxy", "http://127.0.0.1:9", 1)
            let client = try HTTPClient(addresses: .publicAndLoopback)
            let error = await #expect(throws: HTTPError.self) {
                try await client.send(HTTPRequest(.get, "https://10.0.0.1/"))
            }
            #expect(error?.code == .forbiddenAddress)
        }
    }

    private func serve() throws -> (TestAuthority, TestServer) {
        let authority = try TestAuthority()
        return (authority, try TestServer(authority))
    }

    private func failure(_ client: HTTPClient, _ request: HTTPRequest) async -> HTTPError? {
        do throws(HTTPError) {
            _ = try await client.send(request)
            return nil
        } catch {
            return error
        }
    }
}
