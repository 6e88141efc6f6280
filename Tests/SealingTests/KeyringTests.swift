import Crypto
import Foundation
import Sealing
import Testing

struct KeyringTests {
    private let old = key(1)
    private let new = key(2)
    private let place = SealedPlace("calendar_token", "prv_anna", "cal_anna_1")
    private let secret = Array("1//refresh-token, äöü".utf8)

    @Test func opensWhatItSealed() throws {
        let keyring = try Keyring(text: old)
        #expect(try keyring.open(keyring.seal(secret, for: place), for: place) == secret)
        #expect(try keyring.open(keyring.seal([], for: place), for: place).isEmpty)
    }

    @Test func sealsDifferentlyEachTimeAndShowsNothing() throws {
        let keyring = try Keyring(text: old)
        let (first, second) = (try keyring.seal(secret, for: place), try keyring.seal(secret, for: place))
        #expect(first != second)
        #expect(first.count == 1 + 8 + 12 + secret.count + 16)
        #expect(!String(decoding: first, as: UTF8.self).contains("refresh"))
        #expect(!String(reflecting: keyring).contains(String(old.prefix(8))))
        #expect(!"\(keyring)".contains(old))
    }

    @Test func isAES256GCM() throws {
        // Opened by the primitive itself, as another program would.
        let sealed = try Keyring(text: old).seal(secret, for: place)
        let material = SymmetricKey(data: try #require(Data(base64Encoded: old)))
        var authenticated: [UInt8] = []
        for part in ["calendar_token", "prv_anna", "cal_anna_1"] {
            authenticated += [0, 0, 0, UInt8(part.utf8.count)] + Array(part.utf8)
        }
        let box = try AES.GCM.SealedBox(combined: sealed.dropFirst(9))
        let opened = try AES.GCM.open(box, using: material, authenticating: authenticated + sealed.prefix(9))
        #expect(Array(opened) == secret)
    }

    @Test func refusesWhatWasChangedAnywhere() throws {
        let keyring = try Keyring(text: old)
        let sealed = try keyring.seal(secret, for: place)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 0x10
            let error = #expect(throws: SealingError.self, "byte \(index)") { try keyring.open(changed, for: place) }
            #expect(error?.code == ((1...8).contains(index) ? .unknownKey : .damaged), "byte \(index)")
        }
        for length in [0, 1, 8, 9, 36, sealed.count - 1] {
            let cut = Array(sealed.prefix(length))
            #expect(throws: SealingError.self, "\(length) bytes") { try keyring.open(cut, for: place) }
        }
    }

    @Test(arguments: [
        SealedPlace("calendar_token", "prv_anna", "cal_anna_2"),
        SealedPlace("calendar_token", "prv_ben", "cal_anna_1"),
        SealedPlace("webhook_secret", "prv_anna", "cal_anna_1"),
        SealedPlace("calendar_token", "prv_annacal_anna_1"),
        SealedPlace("calendar_token", "prv_anna", "cal_anna_1", ""),
    ])
    func refusesASecretInAnotherPlace(other: SealedPlace) throws {
        let keyring = try Keyring(text: old)
        let sealed = try keyring.seal(secret, for: place)
        let error = #expect(throws: SealingError.self) { try keyring.open(sealed, for: other) }
        #expect(error?.code == .damaged)
    }

    @Test func opensUnderAnOlderKeyAndSealsUnderTheFirst() throws {
        let before = try Keyring(text: old).seal(secret, for: place)
        let both = try Keyring(text: "\(new)\n\(old)")
        #expect(try both.open(before, for: place) == secret)
        let after = try #require(try both.resealed(before, for: place))
        #expect(try both.resealed(after, for: place) == nil)
        let onlyNew = try Keyring(text: new)
        #expect(try onlyNew.open(after, for: place) == secret)
        let error = #expect(throws: SealingError.self) { try onlyNew.open(before, for: place) }
        #expect(error?.code == .unknownKey)
    }

    @Test(arguments: [
        "", " ,\n", "secret", key(1) + "," + key(1), String(key(1).dropLast(2)), key(1) + key(2),
        Data(repeating: 7, count: 32).base64EncodedString(),
        Data("correct horse battery".utf8).base64EncodedString(),
        (1...9).map { key(UInt8($0)) }.joined(separator: ","),
    ])
    func refusesWhatIsNotKeys(text: String) {
        let error = #expect(throws: SealingError.self) { try Keyring(text: text) }
        #expect(error?.code == .invalidKeys)
    }
}

/// 32 bytes in Base64, different for each seed.
private func key(_ seed: UInt8) -> String { Data(SHA256.hash(data: [seed])).base64EncodedString() }
