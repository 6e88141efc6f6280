import Crypto

/// A message in one record of `aes128gcm`, encrypted for a subscription: RFC 8291.
struct EncryptedRecord {
    let bytes: [UInt8]

    /// A record under a key and a salt of its own.
    init(_ message: [UInt8], for subscription: PushSubscription) throws {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }
        try self.init(message, for: subscription, sender: P256.KeyAgreement.PrivateKey(), salt: salt)
    }

    /// `sender` and the 16 bytes of `salt` must never be used for another message.
    init(
        _ message: [UInt8],
        for subscription: PushSubscription,
        sender: P256.KeyAgreement.PrivateKey,
        salt: [UInt8]
    ) throws {
        let senderKey = sender.publicKey.x963Representation
        let secret = try sender.sharedSecretFromKeyAgreement(with: subscription.publicKey)
        let keyMaterial = secret.hkdfDerivedSymmetricKey(
            using: SHA256.self,
            salt: subscription.authenticationSecret,
            sharedInfo: Array("WebPush: info\0".utf8) + subscription.publicKey.x963Representation + senderKey,
            outputByteCount: 32
        )
        func derive(_ name: String, _ count: Int) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: keyMaterial,
                salt: salt,
                info: Array("Content-Encoding: \(name)\0".utf8),
                outputByteCount: count
            )
        }
        let nonce = try derive("nonce", 12).withUnsafeBytes { try AES.GCM.Nonce(data: $0) }
        // The byte after the message says that no record follows.
        let box = try AES.GCM.seal(message + [2], using: derive("aes128gcm", 16), nonce: nonce)
        let recordSize: [UInt8] = [0, 0, 0x10, 0]
        bytes = salt + recordSize + [UInt8(senderKey.count)] + senderKey + box.ciphertext + box.tag
    }
}
