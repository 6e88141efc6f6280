import BookablePages
import Bookings
import Crypto
import Foundation
import SQL
import Testing
import WebTokens

/// Signing in with passkeys that tests make, as an authenticator would.
struct PasskeyTests {
    private static let options = ConsoleOptions(publicURL: "https://book.example", sendLink: { _, _ in })

    /// A key on a device, and what it says of itself.
    private struct Device {
        let key = P256.Signing.PrivateKey()
        let id = (0..<16).map { _ in UInt8.random(in: 0...255) }
        var count: UInt32 = 1
        var site = "book.example"

        private func data(flags: UInt8, _ rest: [UInt8] = []) -> [UInt8] {
            Array(SHA256.hash(data: Array(site.utf8))) + [flags]
                + (0..<4).map { UInt8(count >> (24 - 8 * UInt32($0)) & 255) } + rest
        }

        private static func client(_ type: String, _ challenge: String) -> [UInt8] {
            Array("{\"type\":\"\(type)\",\"challenge\":\"\(challenge)\",\"origin\":\"https://book.example\"}".utf8)
        }

        func registration(answering challenge: String) -> [(String, String)] {
            let point = Array(key.publicKey.rawRepresentation)
            let cose: [UInt8] =
                [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20] + point[..<32] + [0x22, 0x58, 0x20]
                + point[32...]
            let made = data(flags: 0x45, Array(repeating: 0, count: 16) + [0, UInt8(id.count)] + id + cose)
            let attestation: [UInt8] =
                [0xa3, 0x63] + Array("fmt".utf8) + [0x64] + Array("none".utf8) + [0x67] + Array("attStmt".utf8)
                + [0xa0, 0x68] + Array("authData".utf8) + [0x58, UInt8(made.count)] + made
            return [
                ("client", Base64URL.encode(Self.client("webauthn.create", challenge))),
                ("attestation", Base64URL.encode(attestation)),
            ]
        }

        func assertion(answering challenge: String, as user: String) throws -> [(String, String)] {
            let (data, client) = (data(flags: 0x05), Self.client("webauthn.get", challenge))
            let signature = try key.signature(for: data + Array(SHA256.hash(data: client)))
            return [
                ("id", Base64URL.encode(id)), ("client", Base64URL.encode(client)), ("data", Base64URL.encode(data)),
                ("signature", Base64URL.encode(Array(signature.derRepresentation))), ("user", user),
            ]
        }
    }

    private struct Options: Decodable {
        struct User: Decodable { let id: String }

        let challenge: String
        let user: User?
        let rpId: String?
        let excludeCredentials: [Known]?

        struct Known: Decodable { let id: String }
    }

    private static func ask(_ stage: PageStage, _ path: String, headers: [String: String]) async throws -> Options {
        let reply = try await stage.post("\(path)/options", [], headers: headers)
        try #require(reply.status == 200, "\(reply.html)")
        return try JSONDecoder().decode(Options.self, from: Data(reply.html.utf8))
    }

    private static let site = ["Sec-Fetch-Site": "same-origin"]
    private static let own = "/console/account/passkeys"

    /// Adds a device to a member's account; what the device knows the member by.
    private static func add(_ device: Device, _ stage: PageStage, _ headers: [String: String]) async throws -> String {
        let options = try await ask(stage, own, headers: headers)
        let added = try await stage.post(own, device.registration(answering: options.challenge), headers: headers)
        try #require(added.header("Location") == "/console/account?news=passkey-added")
        return try #require(options.user).id
    }

    @Test func `a passkey is added, signs in once for each challenge, and is removed`() async throws {
        try await PageStage.run(console: Self.options) { stage in
            try await stage.member("anna@example.org", .owner, of: try await stage.open())
            let owner = try await stage.signedIn("anna@example.org")
            #expect(try await stage.get("/login").html.contains("id=\"passkey-use\""))
            var device = Device()
            let user = try await Self.add(device, stage, owner)
            let account = try await stage.get("/console/account", headers: owner)
            #expect(account.html.contains("Never used") && account.html.contains("id=\"passkey-add\""))

            device.count = 2
            let options = try await Self.ask(stage, "/login/passkey", headers: Self.site)
            #expect(options.rpId == "book.example")
            let proof = try device.assertion(answering: options.challenge, as: user)
            let entered = try await stage.post("/login/passkey", proof)
            #expect(entered.header("Location") == "/console")
            let cookie = try #require(entered.header("Set-Cookie")?.split(separator: ";").first)
            #expect(
                try await stage.get("/console", headers: ["Cookie": String(cookie)]).header("Location")
                    == "/console/anna"
            )
            // The challenge is used up, even if the proof comes from somebody else.
            #expect(try await stage.post("/login/passkey", proof).status == 422)

            // A second key of the address: the device is told of the first, and knows the member by the same name.
            let again = try await Self.ask(stage, Self.own, headers: owner)
            #expect(again.user?.id == user && again.excludeCredentials?.map(\.id) == [Base64URL.encode(device.id)])

            let page = try await stage.get("/console/account", headers: owner).html
            let path = try #require(
                page.firstMatch(of: /action="(\/console\/account\/passkeys\/pky_[a-z0-9]*\/remove)"/)
            ).1
            #expect(try await stage.post(String(path), [], headers: owner).status == 303)
            device.count = 3
            let later = try await Self.ask(stage, "/login/passkey", headers: Self.site)
            let gone = try await stage.post("/login/passkey", device.assertion(answering: later.challenge, as: user))
            #expect(gone.status == 422 && gone.header("Set-Cookie") == nil)
        }
    }

    @Test func `proofs that do not hold sign nobody in`() async throws {
        try await PageStage.run(console: Self.options) { stage in
            try await stage.member("anna@example.org", .owner, of: try await stage.open())
            let owner = try await stage.signedIn("anna@example.org")
            var device = Device()
            let user = try await Self.add(device, stage, owner)
            // A challenge for adding a key is not one for signing in.
            let invitation = try await Self.ask(stage, Self.own, headers: owner)
            device.count = 2
            var proofs = [try device.assertion(answering: invitation.challenge, as: user)]
            var challenge = try await Self.ask(stage, "/login/passkey", headers: Self.site).challenge
            proofs.append(try device.assertion(answering: challenge, as: "b3RoZXI"))
            // The counter does not rise.
            device.count = 1
            challenge = try await Self.ask(stage, "/login/passkey", headers: Self.site).challenge
            proofs.append(try device.assertion(answering: challenge, as: user))
            // For another site, by another key of the same name, and made up.
            var elsewhere = device
            (elsewhere.count, elsewhere.site) = (3, "evil.example")
            challenge = try await Self.ask(stage, "/login/passkey", headers: Self.site).challenge
            proofs.append(try elsewhere.assertion(answering: challenge, as: user))
            proofs.append([("id", "!"), ("client", ""), ("data", ""), ("signature", "")])
            proofs.append([])
            for proof in proofs {
                let reply = try await stage.post("/login/passkey", proof)
                #expect(reply.status == 422 && reply.header("Set-Cookie") == nil, "\(proof)")
            }
            let foreign = try await stage.post("/login/passkey", proofs[0], headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(foreign.status == 403)
        }
    }

    @Test func `a key is added by whom it was asked for, and once`() async throws {
        try await PageStage.run(console: Self.options) { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            try await stage.member("jo@example.org", .staff, of: shop)
            let (anna, jo) = (try await stage.signedIn("anna@example.org"), try await stage.signedIn("jo@example.org"))
            let device = Device()
            let options = try await Self.ask(stage, Self.own, headers: anna)
            let registration = device.registration(answering: options.challenge)
            #expect(try await stage.post(Self.own, registration).header("Location") == "/login")
            let refused = "/console/account?news=passkey-refused"
            #expect(try await stage.post(Self.own, registration, headers: jo).header("Location") == refused)
            // The attempt of another has used up the challenge.
            #expect(try await stage.post(Self.own, registration, headers: anna).header("Location") == refused)
            _ = try await Self.add(device, stage, anna)
            let again = try await Self.ask(stage, Self.own, headers: jo)
            let taken = try await stage.post(Self.own, device.registration(answering: again.challenge), headers: jo)
            #expect(taken.header("Location") == refused)
            #expect(try await stage.post("\(Self.own)/options", []).status == 401)
        }
    }

    @Test func `somebody who is no longer a member does not sign in`() async throws {
        try await PageStage.run(console: Self.options) { stage in
            let shop = try await stage.open()
            try await stage.member("anna@example.org", .owner, of: shop)
            let jo = try await stage.member("jo@example.org", .staff, of: shop)
            var device = Device()
            let user = try await Self.add(device, stage, try await stage.signedIn("jo@example.org"))
            try await stage.database.transaction(.write, by: .system, at: PageStage.now) {
                try await MemberDesk().remove(jo.id, of: shop.provider, in: $0)
            }
            device.count = 2
            let challenge = try await Self.ask(stage, "/login/passkey", headers: Self.site).challenge
            let reply = try await stage.post("/login/passkey", device.assertion(answering: challenge, as: user))
            #expect(reply.status == 422)
        }
    }

    @Test func `a server without TLS and a domain offers no passkeys`() async throws {
        try await PageStage.run(console: ConsoleOptions(publicURL: "http://127.0.0.1:8080")) { stage in
            try await stage.member("anna@example.org", .owner, of: try await stage.open())
            let owner = try await stage.signedIn("anna@example.org")
            #expect(try await !stage.get("/login").html.contains("passkey"))
            #expect(try await !stage.get("/console/account", headers: owner).html.contains("passkey"))
            #expect(try await stage.post("/login/passkey/options", []).status == 404)
        }
    }
}
