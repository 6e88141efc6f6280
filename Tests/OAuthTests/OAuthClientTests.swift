import OAuth
import Testing

/// The client beside a server that was written apart from it.
struct OAuthClientTests {
    private let attempt = OAuthAttempt.make(redirectURL: "http://127.0.0.1:1/oauth/callback")
    private let now: Int64 = 1_772_438_400

    @Test(arguments: OAuthServer.Style.allCases)
    func getsAGrantAndRefreshesIt(style: OAuthServer.Style) async throws {
        let server = try OAuthServer(style)
        let client = OAuthClient(server.service, over: server.http)
        let grant = try await grant(from: server, client)
        #expect(grant.scopes.isSuperset(of: ["events", "list"]) && grant.expiresAt == now + 3_599)
        #expect(!grant.needsRefresh(at: now + 3_538) && grant.needsRefresh(at: now + 3_539))
        #expect(try await server.check(grant) == 200)

        let second = try await client.refresh(grant, at: now + 3_540)
        #expect(second.accessToken != grant.accessToken && second.expiresAt == now + 7_139)
        #expect(second.scopes == grant.scopes)
        #expect(try await server.check(second) == 200)
        // Google keeps the refresh token, Microsoft gives another one.
        #expect((second.refreshToken == grant.refreshToken) == (style == .google))
        #expect(try await server.check(client.refresh(second, at: now)) == 200)
    }

    @Test func sendsWhatTheServiceAsksFor() throws {
        let service = OAuthService.google(clientID: "id&1", clientSecret: "s3cret", scopes: ["a", "b"])
        let attempt = OAuthAttempt(
            state: "state",
            verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            redirectURL: "https://shop.example/oauth"
        )
        let url = attempt.url(at: service, hint: "anna@example.com")
        #expect(
            url.hasPrefix("https://accounts.google.com/o/oauth2/v2/auth?client_id=id%261&redirect_uri=https%3A%2F%2F")
        )
        // The example of RFC 7636, appendix B.
        #expect(url.contains("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"))
        for part in ["&scope=a%20b", "&state=state", "&login_hint=anna%40example.com", "&access_type=offline"] {
            #expect(url.contains(part), "\(part)")
        }
        #expect(!url.contains("s3cret") && !url.contains(attempt.verifier))
    }

    @Test func makesEachAttemptAnew() {
        let other = OAuthAttempt.make(redirectURL: attempt.redirectURL)
        #expect(attempt.state != other.state && attempt.verifier != other.verifier)
        #expect(attempt.verifier.utf8.count == 43)
        #expect(attempt.matches(state: attempt.state) && !attempt.matches(state: other.state))
        #expect(!String(reflecting: attempt).contains(attempt.state))
    }

    @Test(arguments: OAuthServer.Style.allCases)
    func aCodeIsGoodOnceAndOnlyWithItsVerifier(style: OAuthServer.Style) async throws {
        let server = try OAuthServer(style)
        let client = OAuthClient(server.service, over: server.http)
        let answer = try await server.answer(to: attempt.url(at: server.service))
        #expect(attempt.matches(state: answer["state"] ?? ""))
        let stranger = OAuthAttempt(
            state: attempt.state,
            verifier: OAuthAttempt.make(redirectURL: "").verifier,
            redirectURL: attempt.redirectURL
        )
        let code = try #require(answer["code"])
        let stolen = await #expect(throws: OAuthError.self) {
            try await client.grant(for: code, of: stranger, at: now)
        }
        #expect(stolen?.code == .grantEnded)
        let late = await #expect(throws: OAuthError.self) { try await client.grant(for: code, of: attempt, at: now) }
        #expect(late?.code == .grantEnded)
    }

    @Test func tellsThatThePersonDeclined() async throws {
        let server = try OAuthServer(.google)
        let answer = try await server.answer(to: attempt.url(at: server.service), "&test_action=deny")
        #expect(answer["code"] == nil)
        #expect(OAuthError(redirect: try #require(answer["error"])).code == .declined)
        #expect(
            OAuthError(redirect: "<script>").message
                == "The service refused the question: an error without a known name."
        )
    }

    @Test func tellsWhatThePersonDidNotAgreeTo() async throws {
        let server = try OAuthServer(.google)
        let client = OAuthClient(server.service, over: server.http)
        let answer = try await server.answer(to: attempt.url(at: server.service), "&test_scope=list")
        let grant = try await client.grant(for: try #require(answer["code"]), of: attempt, at: now)
        #expect(grant.missing(of: ["events", "list"]) == ["events"])
    }

    @Test(arguments: OAuthServer.Style.allCases)
    func tellsThatAGrantHasEnded(style: OAuthServer.Style) async throws {
        let server = try OAuthServer(style)
        let client = OAuthClient(server.service, over: server.http)
        let grant = try await grant(from: server, client)
        try await server.kill(grant)
        let error = await #expect(throws: OAuthError.self) { try await client.refresh(grant, at: now) }
        #expect(error?.code == .grantEnded)
        #expect(error?.message.contains(grant.refreshToken ?? "") == false)
    }

    @Test func revokesAGrant() async throws {
        let server = try OAuthServer(.google)
        let client = OAuthClient(server.service, over: server.http)
        let grant = try await grant(from: server, client)
        try await client.revoke(grant)
        #expect(try await server.check(grant) == 401)
        // Done already.
        try await client.revoke(grant)
        #expect(
            await #expect(throws: OAuthError.self) { try await client.refresh(grant, at: now) }?.code == .grantEnded
        )
    }

    @Test func tellsThatTheRegistrationIsWrong() async throws {
        let server = try OAuthServer(.google)
        var service = server.service
        service.clientSecret = "wrong"
        let client = OAuthClient(service, over: server.http)
        let answer = try await server.answer(to: attempt.url(at: service))
        let error = await #expect(throws: OAuthError.self) {
            try await client.grant(for: answer["code"] ?? "", of: attempt, at: now)
        }
        #expect(error?.code == .misconfigured && error?.message.contains("invalid_client") == true)
    }

    @Test func tellsThatTheServiceIsDown() async throws {
        let server = try OAuthServer(.google)
        let client = OAuthClient(server.service, over: server.http)
        let grant = try await grant(from: server, client)
        server.stop()
        let error = await #expect(throws: OAuthError.self) { try await client.refresh(grant, at: now) }
        #expect(error?.code == .unavailable)
        #expect(!String(reflecting: grant).contains(grant.accessToken))
    }

    private func grant(from server: OAuthServer, _ client: OAuthClient) async throws -> OAuthGrant {
        let answer = try await server.answer(to: attempt.url(at: server.service))
        #expect(answer["state"] == attempt.state)
        return try await client.grant(for: try #require(answer["code"]), of: attempt, at: now)
    }
}
