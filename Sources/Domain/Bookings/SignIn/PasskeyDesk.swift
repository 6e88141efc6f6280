package import Passkeys
import SQL
import WebTokens

/// Signs members in with keys on their devices (Web Authentication, level 3).
package struct PasskeyDesk: Sendable {
    /// Seconds for which a challenge can be answered.
    package static let patience: Int64 = 300

    /// What a browser is asked for when it makes a key.
    package struct Invitation: Sendable {
        package let challenge: Secret

        /// In base64url, as are the ids.
        package let userHandle: String

        /// The keys that the address already has; a device that holds one of them does not make another.
        package let knownCredentials: [String]
    }

    private let party: RelyingParty
    private let store = PasskeyStore()
    private let challenges = OneTimeSecretStore()
    private let signIn = SignInDesk()

    package init(for party: RelyingParty) {
        self.party = party
    }

    // MARK: Making keys

    /// What a browser needs to make a key for somebody who is signed in by the address `email`.
    package func invite(_ email: String, in transaction: Transaction) async throws -> Invitation {
        let known = try await store.list(at: email, in: transaction.connection)
        // An authenticator keeps one key for a site and a handle, so all keys of an address share the handle.
        let handle = known.first?.userHandle ?? Self.newHandle()
        let challenge = try await challenges.make(
            .passkeyChallenge,
            for: .init(email, detail: handle),
            lasting: Self.patience,
            in: transaction
        )
        return Invitation(
            challenge: challenge,
            userHandle: handle,
            knownCredentials: known.map { Base64URL.encode($0.credentialID) }
        )
    }

    /// Stores a key that a browser made for the address `email`, and returns whether it was accepted; the challenge is
    /// consumed in any case.
    ///
    /// A key is refused if it does not pass the checks, if somebody already has it, or if the address has too many.
    package func register(
        client: ClientData,
        attestation: [UInt8],
        named name: String,
        for email: String,
        in transaction: Transaction
    ) async throws -> Bool {
        guard let meaning = try await challenge(of: client, in: transaction), meaning.subject == email,
            try await store.list(at: email, in: transaction.connection).count < PasskeyStore.maximumCount
        else { return false }
        let registration: PasskeyRegistration
        do throws(PasskeyError) {
            registration = try PasskeyRegistration(client: client, attestation: attestation, for: party)
        } catch {
            // Returned and not thrown: an error would roll back the use of the challenge.
            return false
        }
        let passkey = Passkey(
            id: .make(at: transaction.now),
            email: email,
            name: name,
            createdAt: transaction.now,
            usedAt: nil,
            credentialID: registration.credentialID,
            userHandle: meaning.detail,
            publicKey: registration.publicKey,
            signCount: registration.signCount
        )
        return try await store.insert(passkey, in: transaction.connection)
    }

    // MARK: Signing in

    /// A challenge for whoever wants to sign in.
    package func challenge(in transaction: Transaction) async throws -> Secret {
        try await challenges.make(.passkeyChallenge, for: .init(""), lasting: Self.patience, in: transaction)
    }

    /// What a browser answers to a challenge.
    package struct Answer: Sendable {
        let credentialID: [UInt8]
        let client: ClientData
        let assertion: PasskeyAssertion

        /// In base64url; what the authenticator knows the owner by.
        let userHandle: String

        /// Throws `PasskeyError` for what is too long.
        package init(
            credentialID: [UInt8],
            client: ClientData,
            data: [UInt8],
            signature: [UInt8],
            userHandle: String
        ) throws(PasskeyError) {
            self.credentialID = credentialID
            self.client = client
            assertion = try PasskeyAssertion(client: client, data: data, signature: signature)
            self.userHandle = userHandle
        }
    }

    /// Begins a session with a key; the challenge is consumed in any case.
    ///
    /// `nil` if the proof does not hold, the key is unknown, the challenge is not valid any more, or the owner is no longer a
    /// member.
    package func begin(
        by answer: Answer,
        on device: String,
        in transaction: Transaction
    ) async throws -> (session: ConsoleSession, secret: Secret)? {
        let connection = transaction.connection
        guard let meaning = try await challenge(of: answer.client, in: transaction), meaning.subject.isEmpty,
            let passkey = try await store.find(credential: answer.credentialID, in: connection),
            passkey.userHandle == answer.userHandle
        else { return nil }
        let count: UInt32
        do throws(PasskeyError) {
            count = try answer.assertion.verify(
                publicKey: passkey.publicKey,
                signCount: passkey.signCount,
                for: party
            )
        } catch {
            // Returned and not thrown: an error would roll back the use of the challenge.
            return nil
        }
        try await store.used(passkey.id, count: count, at: transaction.now, in: connection)
        return try await signIn.begin(for: passkey.email, on: device, in: transaction)
    }

    /// What the answered challenge stands for; it is consumed.
    private func challenge(
        of client: ClientData,
        in transaction: Transaction
    ) async throws -> OneTimeSecretStore.Meaning? {
        guard let text = client.challenge, let secret = Secret(text, kind: .passkeyChallenge) else { return nil }
        return try await challenges.use(secret, in: transaction)
    }

    // MARK: Keeping keys

    /// The keys of an address, oldest first.
    package func list(at email: String, in transaction: Transaction) async throws -> [Passkey] {
        try await store.list(at: email, in: transaction.connection)
    }

    /// Removes a key of an address; does nothing if it belongs to another address.
    package func remove(_ id: PasskeyID, at email: String, in transaction: Transaction) async throws {
        try await store.remove(id, at: email, in: transaction.connection)
    }

    /// 128 random bits.
    private static func newHandle() -> String {
        var random = SystemRandomNumberGenerator()
        return Base64URL.encode((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
}
